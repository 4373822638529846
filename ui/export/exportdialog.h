// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "ui/export/exportchoices.h"
#include "ui/export/exportworker.h"

#include <QDialog>
#include <QPixmap>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSettings;
class QSpinBox;
class QStackedWidget;

namespace rolescope {

class Banner;

/// Asks what to export and how, shows what will come of it, and writes the file. Choices are remembered in the
/// settings. Preview and file are made on worker threads and can be cancelled; files are whole or not there at all.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// What it works on; none of it is owned, all of it must outlive the dialog.
    struct Parts
    {
        InventoryStore& store;
        QSettings& settings;
        const DiagramWriter& pictures;
        GraphFilter shown; ///< what the graph shows now
        EntityRef selected; ///< invalid for none
        QString sourceLabel;
    };

    explicit ExportDialog(const Parts& parts, QWidget* parent = nullptr);
    ~ExportDialog() override;

    ExportRequest request() const;
    const ExportChoices& choices() const { return m_choices; }
    /// Makes the file; when it is there, the dialog closes.
    void saveTo(const QString& path);

public Q_SLOTS:
    void copyToClipboard();
    void chooseFile();
    void reject() override; ///< cancels what is under way, else closes

Q_SIGNALS:
    void saved(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Aim : quint8 { None, File, Clipboard };

    void buildForm();
    void buildPreview();
    void buildButtons();
    void showChoices();
    void takeChoices();
    void updateRows();
    void schedulePreview();
    void startPreview();
    void showPreview(const ExportResult& result);
    void fitPreview();
    void startExport(Aim aim);
    void finishExport(const ExportResult& result);
    void putOnClipboard(const ExportResult& result);
    Result<void> writeFile(const QByteArray& bytes) const;
    void showError(const Error& error);
    void setBusy(bool busy);
    QString suggestedPath() const;
    bool canCopy() const;

    Parts m_parts;
    ExportChoices m_choices;
    ExportWorker m_previewer;
    ExportWorker m_exporter;
    QTimer m_previewTimer;
    QPixmap m_picture;
    Aim m_aim = Aim::None;
    QString m_path;
    bool m_showing = true; ///< widgets are being made or filled, nobody chose anything

    Banner* m_banner = nullptr;
    QFormLayout* m_form = nullptr;
    QComboBox* m_format = nullptr;
    QLabel* m_purpose = nullptr;
    QComboBox* m_part = nullptr;
    QComboBox* m_style = nullptr;
    QComboBox* m_paper = nullptr;
    QSpinBox* m_scale = nullptr;
    QCheckBox* m_titled = nullptr;
    QLineEdit* m_title = nullptr;
    QCheckBox* m_legend = nullptr;
    QCheckBox* m_dated = nullptr;
    QCheckBox* m_scrub = nullptr;
    QStackedWidget* m_preview = nullptr;
    QLabel* m_previewPicture = nullptr;
    QPlainTextEdit* m_previewText = nullptr;
    QLabel* m_status = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_close = nullptr;
};

} // namespace rolescope
