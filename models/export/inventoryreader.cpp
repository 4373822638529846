// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventoryjson.h"
#include "models/export/valuejson.h"

#include <QCoreApplication>
#include <QIODevice>

#include <algorithm>
#include <array>
#include <istream>
#include <optional>
#include <set>
#include <streambuf>
#include <utility>
#include <vector>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

using valuejson::ReadJson;

constexpr qint64 largestFile = qint64(4) * 1024 * 1024 * 1024;
/// Also the bound of any single text, as an entry holds it.
constexpr qint64 largestEntry = qint64(16) * 1024 * 1024;
constexpr int deepest = 32;
constexpr qsizetype longestShown = 100; ///< characters of a name in a message
constexpr auto formatName = "rolescope-inventory";

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::InventoryReader)
};

QString damagedAdvice()
{
    return Texts::tr("Write the file again with \"rolescope sync\".");
}

/// Hands a device to the JSON parser piece by piece, counts lines, and ends early where too much was read since the
/// last sign of progress: the parser gathers a text whole before it shows it to anyone.
class DeviceBuffer : public std::streambuf
{
public:
    explicit DeviceBuffer(QIODevice& device) : m_device(device) { }

    bool failed() const { return m_failed; }
    QString reason() const { return m_device.errorString(); }
    bool ranOver() const { return m_ranOver; }
    bool metNul() const { return m_metNul; }
    void progressed() { m_progress = position(); }
    qint64 position() const { return m_before + (gptr() - eback()); }
    qint64 line() const { return m_lines + std::count(eback(), gptr(), '\n') + 1; }

protected:
    int_type underflow() override
    {
        m_lines += std::count(eback(), egptr(), '\n');
        m_before += egptr() - eback();
        setg(m_piece.data(), m_piece.data(), m_piece.data());
        // The parser would take it for the end, whatever follows.
        if (m_metNul)
            return traits_type::eof();
        if (m_before - m_progress > largestEntry || m_before > largestFile) {
            m_ranOver = true;
            return traits_type::eof();
        }
        qint64 size = m_device.read(m_piece.data(), static_cast<qint64>(m_piece.size()));
        m_failed = m_failed || size < 0;
        if (size <= 0)
            return traits_type::eof();
        const qint64 nul = std::find(m_piece.data(), m_piece.data() + size, '\0') - m_piece.data();
        m_metNul = nul < size;
        size = nul;
        if (size == 0)
            return traits_type::eof();
        setg(m_piece.data(), m_piece.data(), m_piece.data() + size);
        return traits_type::to_int_type(*gptr());
    }

private:
    QIODevice& m_device;
    std::array<char, 64 * 1024> m_piece{};
    qint64 m_lines = 0;
    qint64 m_before = 0;
    qint64 m_progress = 0;
    bool m_failed = false;
    bool m_ranOver = false;
    bool m_metNul = false;
};

/// Receives the parser's events: builds one entry of a section at a time and passes values on in batches.
class Reader : public nlohmann::json_sax<ReadJson>
{
public:
    Reader(DeviceBuffer& buffer, const BatchConsumer& consume) : m_buffer(buffer), m_consume(consume) { }

    Result<void> end(bool parsed)
    {
        if (m_error)
            return tl::unexpected(*m_error);
        if (m_buffer.failed())
            return failure(ErrorKind::Io,
                           Texts::tr("Reading failed at line %1: %2.").arg(m_buffer.line()).arg(m_buffer.reason()),
                           Texts::tr("Check the disk or the network drive that it lies on."));
        if (m_buffer.position() == 0 && !m_buffer.metNul())
            return failure(ErrorKind::BadInput, Texts::tr("The inventory is empty."), damagedAdvice());
        if (m_buffer.ranOver()) {
            return failure(
                ErrorKind::BadInput,
                Texts::tr("The inventory is damaged: an entry at line %1 is far too long.").arg(m_buffer.line()),
                damagedAdvice());
        }
        if (!parsed || m_buffer.metNul()) {
            return failure(ErrorKind::BadInput,
                           Texts::tr("The inventory is damaged: there is no valid JSON at line %1, byte %2.")
                               .arg(m_buffer.line())
                               .arg(m_buffer.position()),
                           damagedAdvice());
        }
        if (!m_formatSeen || !m_versionSeen)
            return refuseFormat();
        if (!m_batch.isEmpty() && !m_consume(std::move(m_batch)))
            return failure(ErrorKind::Cancelled, Texts::tr("Reading was cancelled."));
        return {};
    }

    bool null() override { return value(nullptr); }
    bool boolean(bool flag) override { return value(flag); }
    bool number_integer(number_integer_t number) override { return value(number); }
    bool number_unsigned(number_unsigned_t number) override { return value(number); }
    bool number_float(number_float_t number, const string_t&) override { return value(number); }
    bool string(string_t& text) override { return value(std::move(text)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(ReadJson::object()); }
    bool start_array(std::size_t) override { return open(ReadJson::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override
    {
        if (m_depth == 1) {
            m_member = name;
            m_inSection = valuejson::isSection(name);
            m_index = 0;
            // Only names that count are remembered, so that many others cost nothing.
            const bool counts = m_inSection || name == "format" || name == "version";
            return !counts || m_seen.insert(name).second || refuseSecond(name);
        }
        m_key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    bool stop(ErrorKind kind, const QString& what, const QString& advice)
    {
        m_error = makeError(kind, what, advice);
        return false;
    }

    tl::unexpected<Error> refuseFormat() const
    {
        return failure(ErrorKind::BadInput, Texts::tr("This is no Rolescope inventory."),
                       Texts::tr("Give a file that \"rolescope sync\" wrote."));
    }

    bool isEntry() const { return m_inSection && m_depth >= 2; }

    /// A value without members.
    bool value(ReadJson json)
    {
        if (!m_open.empty())
            return attach(std::move(json)) != nullptr;
        if (m_depth == 0)
            return refuse();
        if (isEntry())
            return finishEntry(json);
        return m_depth == 1 ? heading(json) : progressed();
    }

    bool heading(const ReadJson& json)
    {
        if (m_member == "format") {
            m_formatSeen = json == formatName;
            return m_formatSeen || refuse();
        }
        if (m_member == "version") {
            m_versionSeen = true;
            if (json == inventoryFileVersion)
                return true;
            return stop(ErrorKind::BadInput,
                        Texts::tr("The inventory has version %1 of the file format; this program reads version %2.")
                            .arg(QString::fromStdString(json.dump()).left(20))
                            .arg(inventoryFileVersion),
                        Texts::tr("Use the program that wrote it, or write it again with \"rolescope sync\"."));
        }
        if (m_inSection)
            return stop(ErrorKind::BadInput,
                        Texts::tr("The inventory is damaged: \"%1\" at line %2 is no list.")
                            .arg(QString::fromStdString(m_member))
                            .arg(m_buffer.line()),
                        damagedAdvice());
        return true;
    }

    bool refuse()
    {
        m_error = refuseFormat().value();
        return false;
    }

    bool open(ReadJson json)
    {
        if (m_depth == 0 && !json.is_object())
            return refuse();
        if (m_depth == 1 && m_inSection && !json.is_array())
            return heading(json);
        if (m_depth >= deepest)
            return stop(ErrorKind::BadInput,
                        Texts::tr("The inventory is damaged: line %1 is nested too deeply.").arg(m_buffer.line()),
                        damagedAdvice());
        if (!m_open.empty()) {
            ReadJson* const attached = attach(std::move(json));
            if (!attached)
                return false;
            m_open.push_back(attached);
        } else if (isEntry()) {
            m_entry = std::move(json);
            m_open.push_back(&m_entry);
        }
        ++m_depth;
        return true;
    }

    bool close()
    {
        --m_depth;
        if (m_open.empty())
            return progressed();
        m_open.pop_back();
        return m_open.empty() ? finishEntry(m_entry) : true;
    }

    /// Where the value now lies; null after an error.
    ReadJson* attach(ReadJson json)
    {
        ReadJson& parent = *m_open.back();
        if (parent.is_array()) {
            parent.push_back(std::move(json));
            return &parent.back();
        }
        const auto [member, isNew] = parent.emplace(m_key, std::move(json));
        if (!isNew) {
            refuseSecond(m_key);
            return nullptr;
        }
        return &*member;
    }

    /// Which of the two counts would be anybody's guess.
    bool refuseSecond(const std::string& name)
    {
        return stop(ErrorKind::BadInput,
                    Texts::tr("The inventory is damaged: line %1 names \"%2\" a second time.")
                        .arg(m_buffer.line())
                        .arg(QString::fromStdString(name).left(longestShown)),
                    damagedAdvice());
    }

    bool finishEntry(const ReadJson& json)
    {
        ++m_index;
        const QString problem = valuejson::readEntry(m_member, json, m_batch);
        if (!problem.isEmpty())
            return stop(ErrorKind::BadInput,
                        Texts::tr("The inventory is damaged: entry %1 of \"%2\", at line %3: %4.")
                            .arg(m_index)
                            .arg(QString::fromStdString(m_member))
                            .arg(m_buffer.line())
                            .arg(problem),
                        damagedAdvice());
        if (++m_rows < SyncBatch::preferredRows)
            return progressed();
        m_rows = 0;
        if (!m_consume(std::exchange(m_batch, {})))
            return stop(ErrorKind::Cancelled, Texts::tr("Reading was cancelled."), {});
        return progressed();
    }

    /// Skipped sections count as progress too, so that only single entries are bounded.
    bool progressed()
    {
        m_buffer.progressed();
        return true;
    }

    DeviceBuffer& m_buffer;
    const BatchConsumer& m_consume;
    SyncBatch m_batch;
    int m_rows = 0;
    int m_depth = 0;
    std::string m_member; ///< of the file's outermost object
    std::set<std::string> m_seen; ///< such members that count
    bool m_inSection = false;
    qint64 m_index = 0; ///< of the entry in its section
    ReadJson m_entry;
    std::vector<ReadJson*> m_open; ///< the objects and arrays of m_entry that are being filled, innermost last
    std::string m_key;
    bool m_formatSeen = false;
    bool m_versionSeen = false;
    std::optional<Error> m_error;
};

} // namespace

Result<void> readInventory(QIODevice& device, const BatchConsumer& consume)
{
    DeviceBuffer buffer(device);
    std::istream stream(&buffer);
    Reader reader(buffer, consume);
    const bool parsed = ReadJson::sax_parse(stream, &reader);
    return reader.end(parsed);
}

} // namespace rolescope
