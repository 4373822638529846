// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "ui/common/banner.h"
#include "ui/common/fonts.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDate>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSettings>
#include <QSpinBox>
#include <QStackedWidget>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds previewPause{150};
constexpr double previewSide = 1400; ///< pixels; enough to see the whole on a screen of twice the density
constexpr qsizetype previewCharacters = 6000;

bool hasPicture(ExportGroup group)
{
    return group == ExportGroup::Picture || group == ExportGroup::Report;
}

bool hasStyle(ExportGroup group)
{
    return group == ExportGroup::Picture || group == ExportGroup::Source;
}

} // namespace

ExportDialog::ExportDialog(const Parts& parts, QWidget* parent)
    : QDialog(parent)
    , m_parts(parts)
    , m_choices(ExportChoices::loaded(parts.settings))
    , m_previewer(parts.pictures)
    , m_exporter(parts.pictures)
{
    setObjectName(u"exportDialog"_s);
    setWindowTitle(tr("Export"));
    m_previewTimer.setSingleShot(true);
    connect(&m_previewTimer, &QTimer::timeout, this, &ExportDialog::startPreview);
    connect(&m_previewer, &ExportWorker::finished, this, &ExportDialog::showPreview);
    connect(&m_exporter, &ExportWorker::finished, this, &ExportDialog::finishExport);

    m_banner = new Banner(this);
    auto* const columns = new QHBoxLayout;
    auto* const left = new QWidget(this);
    left->setFixedWidth(330);
    m_form = new QFormLayout(left);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    columns->addWidget(left);
    buildForm();
    buildPreview();
    columns->addWidget(m_preview, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addLayout(columns, 1);
    buildButtons();
    resize(1000, 640);
    showChoices();
    setBusy(false);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::buildForm()
{
    const auto combo = [this](const QString& name, const QString& text) {
        auto* const box = new QComboBox(this);
        box->setObjectName(name);
        m_form->addRow(text, box);
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::takeChoices);
        return box;
    };
    const auto check = [this](const QString& name, const QString& text) {
        auto* const box = new QCheckBox(text, this);
        box->setObjectName(name);
        m_form->addRow(QString(), box);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::takeChoices);
        return box;
    };
    m_format = combo(u"format"_s, tr("&Format"));
    for (const ExportFormatInfo& info : exportFormats())
        m_format->addItem(exportFormatName(info.format), static_cast<int>(info.format));
    m_purpose = new QLabel(this);
    m_purpose->setObjectName(u"purpose"_s);
    m_purpose->setWordWrap(true);
    m_purpose->setTextFormat(Qt::PlainText);
    m_purpose->setFont(fonts::secondary(font()));
    m_form->addRow(QString(), m_purpose);

    m_part = combo(u"part"_s, tr("&What"));
    m_part->addItem(tr("Everything"), static_cast<int>(ExportPart::Everything));
    m_part->addItem(tr("What the graph shows"), static_cast<int>(ExportPart::Shown));
    if (m_parts.selected.isValid()) {
        //: Part of a graph: what is near to the selected thing, whose name is %1
        m_part->addItem(tr("Around %1").arg(m_parts.store.inventory().displayName(m_parts.selected).left(60)),
                        static_cast<int>(ExportPart::Surroundings));
    }
    m_style = combo(u"style"_s, tr("&Style"));
    m_style->addItem(tr("Light"), static_cast<int>(DiagramStyle::Light));
    m_style->addItem(tr("Dark"), static_cast<int>(DiagramStyle::Dark));
    m_style->addItem(tr("For white paper"), static_cast<int>(DiagramStyle::Print));
    m_paper = combo(u"paper"_s, tr("&Pages"));
    m_paper->addItem(tr("One that fits"), static_cast<int>(DiagramWriter::Paper::OnePage));
    m_paper->addItem(tr("A4"), static_cast<int>(DiagramWriter::Paper::A4));
    m_paper->addItem(tr("A3"), static_cast<int>(DiagramWriter::Paper::A3));
    m_paper->addItem(tr("Letter"), static_cast<int>(DiagramWriter::Paper::Letter));
    m_scale = new QSpinBox(this);
    m_scale->setObjectName(u"scale"_s);
    m_scale->setRange(1, 8);
    //: Before a number: how many times as large as on screen
    m_scale->setPrefix(tr("× "));
    m_form->addRow(tr("Si&ze"), m_scale);
    connect(m_scale, &QSpinBox::valueChanged, this, &ExportDialog::takeChoices);

    m_titled = check(u"titled"_s, tr("With a &title:"));
    m_title = new QLineEdit(this);
    m_title->setObjectName(u"title"_s);
    m_title->setAccessibleName(tr("Title"));
    m_title->setMaxLength(200);
    m_form->addRow(QString(), m_title);
    connect(m_title, &QLineEdit::textEdited, this, &ExportDialog::schedulePreview);
    m_legend = check(u"legend"_s, tr("With a &legend"));
    m_dated = check(u"dated"_s, tr("With today's &date"));
    m_scrub = check(u"scrub"_s, tr("&Replace names and ids"));
    m_scrub->setToolTip(tr("Names, ids and domains are replaced, the same by the same, so that the export can be shown "
                           "to strangers. Your own title stays as it is."));
}

void ExportDialog::buildPreview()
{
    m_preview = new QStackedWidget(this);
    m_previewPicture = new QLabel(m_preview);
    m_previewPicture->setObjectName(u"previewPicture"_s);
    m_previewPicture->setAlignment(Qt::AlignCenter);
    m_previewPicture->setMinimumSize(300, 300);
    m_previewPicture->setFrameShape(QFrame::StyledPanel);
    m_previewPicture->setAccessibleName(tr("Preview"));
    m_previewPicture->setWordWrap(true);
    m_previewPicture->setTextFormat(Qt::PlainText);
    m_previewText = new QPlainTextEdit(m_preview);
    m_previewText->setObjectName(u"previewText"_s);
    m_previewText->setReadOnly(true);
    m_previewText->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_previewText->setFont(fonts::fixed(font()));
    m_previewText->setAccessibleName(tr("Preview"));
    m_preview->addWidget(m_previewPicture);
    m_preview->addWidget(m_previewText);
}

void ExportDialog::buildButtons()
{
    auto* const row = new QHBoxLayout;
    m_status = new QLabel(this);
    m_status->setObjectName(u"status"_s);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_progress->setAccessibleName(tr("Exporting"));
    m_copy = new QPushButton(tr("&Copy to clipboard"), this);
    m_copy->setObjectName(u"copy"_s);
    m_copy->setAutoDefault(false);
    m_close = new QPushButton(this);
    m_close->setObjectName(u"close"_s);
    m_close->setAutoDefault(false);
    m_save = new QPushButton(tr("&Export…"), this);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    row->addWidget(m_status, 1);
    row->addWidget(m_progress);
    row->addWidget(m_copy);
    row->addWidget(m_close);
    row->addWidget(m_save);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copyToClipboard);
    connect(m_close, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::chooseFile);
}

void ExportDialog::showChoices()
{
    m_showing = true;
    const auto choose = [](QComboBox* box, int value) { box->setCurrentIndex(std::max(0, box->findData(value))); };
    choose(m_format, static_cast<int>(m_choices.format));
    choose(m_part, static_cast<int>(m_choices.part));
    choose(m_style, static_cast<int>(m_choices.style));
    choose(m_paper, static_cast<int>(m_choices.paper));
    m_scale->setValue(m_choices.scale);
    m_titled->setChecked(m_choices.titled);
    m_legend->setChecked(m_choices.legend);
    m_dated->setChecked(m_choices.dated);
    m_scrub->setChecked(m_choices.scrub);
    m_showing = false;
    takeChoices();
}

void ExportDialog::takeChoices()
{
    if (m_showing)
        return;
    m_choices.format = static_cast<ExportFormat>(m_format->currentData().toInt());
    m_choices.part = static_cast<ExportPart>(m_part->currentData().toInt());
    m_choices.style = static_cast<DiagramStyle>(m_style->currentData().toInt());
    m_choices.paper = static_cast<DiagramWriter::Paper>(m_paper->currentData().toInt());
    m_choices.scale = m_scale->value();
    m_choices.titled = m_titled->isChecked();
    m_choices.legend = m_legend->isChecked();
    m_choices.dated = m_dated->isChecked();
    m_choices.scrub = m_scrub->isChecked();
    updateRows();
    schedulePreview();
}

/// Only what has a meaning for the format is offered.
void ExportDialog::updateRows()
{
    const ExportGroup group = exportFormatInfo(m_choices.format).group;
    const bool picture = group == ExportGroup::Picture;
    m_purpose->setText(exportFormatPurpose(m_choices.format));
    m_form->setRowVisible(m_style, hasStyle(group));
    m_form->setRowVisible(m_paper, m_choices.format == ExportFormat::Pdf);
    m_form->setRowVisible(m_scale, m_choices.format == ExportFormat::Png);
    m_form->setRowVisible(m_titled, group != ExportGroup::Data);
    m_form->setRowVisible(m_title, group != ExportGroup::Data);
    m_form->setRowVisible(m_legend, picture);
    m_form->setRowVisible(m_dated, picture);
    m_title->setEnabled(m_choices.titled);
    m_title->setPlaceholderText(m_choices.scrub ? tr("A name that is not the real one") : m_parts.sourceLabel);
    m_copy->setVisible(canCopy());
}

bool ExportDialog::canCopy() const
{
    return m_choices.format == ExportFormat::Png || exportFormatInfo(m_choices.format).isText;
}

ExportRequest ExportDialog::request() const
{
    ExportRequest request;
    request.format = m_choices.format;
    request.everything = m_choices.part == ExportPart::Everything;
    if (m_choices.part == ExportPart::Shown) {
        request.filter = m_parts.shown;
    } else if (m_choices.part == ExportPart::Surroundings) {
        request.filter.focus = m_parts.selected;
        request.filter.depth = m_parts.shown.depth;
    }
    request.titled = m_choices.titled;
    request.title = m_title->text().trimmed();
    request.sourceLabel = m_parts.sourceLabel;
    if (m_choices.dated)
        request.note = QLocale().toString(QDate::currentDate(), QLocale::LongFormat);
    request.style = m_choices.style;
    request.legend = m_choices.legend;
    request.scale = m_choices.scale;
    request.paper = m_choices.paper;
    request.scrub = m_choices.scrub;
    return request;
}

void ExportDialog::schedulePreview()
{
    m_previewer.cancel();
    m_previewTimer.start(previewPause);
}

void ExportDialog::startPreview()
{
    m_previewer.start(m_parts.store.snapshot(), request(), ExportWorker::Purpose::Preview, previewSide);
}

void ExportDialog::showPreview(const ExportResult& result)
{
    const ExportGroup group = exportFormatInfo(result.request.format).group;
    m_picture = {};
    if (!result.bytes) {
        m_preview->setCurrentWidget(m_previewPicture);
        m_previewPicture->setPixmap({});
        const Error& error = result.bytes.error();
        m_previewPicture->setText(error.what + u'\n' + error.advice);
    } else if (hasPicture(group)) {
        m_preview->setCurrentWidget(m_previewPicture);
        m_picture.loadFromData(*result.bytes, "PNG");
        fitPreview();
    } else {
        m_preview->setCurrentWidget(m_previewText);
        QString text = QString::fromUtf8(*result.bytes);
        if (text.size() > previewCharacters)
            text = text.left(previewCharacters) + u"\n…"_s;
        m_previewText->setPlainText(text);
    }
    m_status->setText(result.boxes > 0 ? tr("%n box(es)", nullptr, static_cast<int>(result.boxes)) : QString());
}

void ExportDialog::fitPreview()
{
    if (m_picture.isNull())
        return;
    const double ratio = devicePixelRatioF();
    const QSize room = (m_previewPicture->contentsRect().size() * ratio).expandedTo({1, 1});
    QPixmap fitted = m_picture;
    if (m_picture.width() > room.width() || m_picture.height() > room.height())
        fitted = m_picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    fitted.setDevicePixelRatio(ratio);
    m_previewPicture->setPixmap(fitted);
}

void ExportDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    fitPreview();
}

QString ExportDialog::suggestedPath() const
{
    const QString name = u"rolescope."_s + exportFormatInfo(m_choices.format).endingList().constFirst();
    return m_choices.folder.isEmpty() ? name : m_choices.folder + u'/' + name;
}

void ExportDialog::chooseFile()
{
    const ExportFormatInfo& info = exportFormatInfo(m_choices.format);
    QStringList patterns;
    for (const QString& ending : info.endingList())
        patterns.append(u"*."_s + ending);
    auto* const files = new QFileDialog(this, tr("Export to"), suggestedPath(),
                                        u"%1 (%2)"_s.arg(exportFormatName(info.format), patterns.join(u' ')));
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(info.endingList().constFirst());
    files->setAttribute(Qt::WA_DeleteOnClose);
    connect(files, &QFileDialog::fileSelected, this, &ExportDialog::saveTo);
    files->open();
}

void ExportDialog::saveTo(const QString& path)
{
    m_path = path;
    startExport(Aim::File);
}

void ExportDialog::copyToClipboard()
{
    startExport(Aim::Clipboard);
}

void ExportDialog::startExport(Aim aim)
{
    m_aim = aim;
    m_banner->clear();
    m_choices.save(m_parts.settings);
    setBusy(true);
    m_exporter.start(m_parts.store.snapshot(), request(), ExportWorker::Purpose::File);
}

void ExportDialog::finishExport(const ExportResult& result)
{
    setBusy(false);
    if (!result.bytes)
        return showError(result.bytes.error());
    if (m_aim == Aim::Clipboard)
        return putOnClipboard(result);
    if (const Result<void> written = writeFile(*result.bytes); !written)
        return showError(written.error());
    m_choices.folder = QFileInfo(m_path).absolutePath();
    m_choices.save(m_parts.settings);
    Q_EMIT saved(m_path);
    accept();
}

void ExportDialog::putOnClipboard(const ExportResult& result)
{
    auto* const content = new QMimeData;
    if (result.request.format == ExportFormat::Png)
        content->setImageData(QImage::fromData(*result.bytes, "PNG"));
    else
        content->setText(QString::fromUtf8(*result.bytes));
    if (result.request.format == ExportFormat::Svg)
        content->setData(u"image/svg+xml"_s, *result.bytes);
    QApplication::clipboard()->setMimeData(content);
    m_banner->showMessage(Severity::None, tr("Copied to the clipboard."));
}

Result<void> ExportDialog::writeFile(const QByteArray& bytes) const
{
    QSaveFile file(m_path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return failure(ErrorKind::Io, tr("%1 cannot be written: %2.").arg(m_path, file.errorString()),
                   tr("Choose another place, or make room there."));
}

void ExportDialog::showError(const Error& error)
{
    m_banner->showMessage(Severity::Danger, error.advice.isEmpty() ? error.what : error.what + u' ' + error.advice);
}

void ExportDialog::setBusy(bool busy)
{
    m_progress->setVisible(busy);
    m_save->setEnabled(!busy);
    m_copy->setEnabled(!busy);
    m_form->parentWidget()->setEnabled(!busy);
    m_close->setText(busy ? tr("Cancel") : tr("Close"));
}

void ExportDialog::reject()
{
    if (m_exporter.isRunning()) {
        m_exporter.cancel();
        setBusy(false);
        m_banner->showMessage(Severity::Note, tr("The export was cancelled. Nothing was written."));
        return;
    }
    QDialog::reject();
}

} // namespace rolescope
