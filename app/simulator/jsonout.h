// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace rolescope::simulator {

/// A sink for JSON: one description of a shape (armjson) becomes bytes for a page or a QJsonObject for a query engine.
/// Calls must come in the order of a well-formed document; members are written as key() followed by a value.
class JsonOut
{
public:
    virtual ~JsonOut() = default;

    virtual void beginObject() = 0;
    virtual void endObject() = 0;
    virtual void beginArray() = 0;
    virtual void endArray() = 0;
    virtual void key(QStringView name) = 0;
    virtual void string(QStringView text) = 0;
    virtual void boolean(bool value) = 0;
    virtual void number(qint64 value) = 0;
    virtual void json(const QJsonValue& value) = 0;

    void member(QStringView name, QStringView text);
    void member(QStringView name, const QString& text) { member(name, QStringView(text)); }
    void member(QStringView name, const char16_t* text) { member(name, QStringView(text)); }
    void member(QStringView name, bool value);
    void member(QStringView name, qint64 value);
    void member(QStringView name, const QJsonValue& value);
    void member(QStringView name, const QStringList& texts);
    /// Opens an object or array as a member's value.
    void openObject(QStringView name);
    void openArray(QStringView name);
};

/// Appends compact JSON to a byte array, members in the order they come.
class JsonBytes final : public JsonOut
{
public:
    explicit JsonBytes(QByteArray& out) : m_out(out) { }
    void beginObject() override;
    void endObject() override;
    void beginArray() override;
    void endArray() override;
    void key(QStringView name) override;
    void string(QStringView text) override;
    void boolean(bool value) override;
    void number(qint64 value) override;
    void json(const QJsonValue& value) override;

private:
    void separate();
    void quoted(QStringView text);

    QByteArray& m_out;
};

/// Builds a QJsonValue.
class JsonTree final : public JsonOut
{
public:
    /// The finished document.
    QJsonObject object() const { return m_result.toObject(); }

    void beginObject() override;
    void endObject() override;
    void beginArray() override;
    void endArray() override;
    void key(QStringView name) override;
    void string(QStringView text) override;
    void boolean(bool value) override;
    void number(qint64 value) override;
    void json(const QJsonValue& value) override;

private:
    struct Open
    {
        QString key; ///< under which it goes into its parent
        QJsonObject object;
        QJsonArray array;
        bool isArray = false;
    };
    void add(const QJsonValue& value);

    std::vector<Open> m_open;
    QString m_key;
    QJsonValue m_result;
};

} // namespace rolescope::simulator
