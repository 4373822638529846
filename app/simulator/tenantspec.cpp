// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/tenantspec.h"

#include "app/simulator/demotenant.h"
#include "app/simulator/synthetictenant.h"
#include "app/simulator/tenantfile.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxVms = 1'000'000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TenantSpec)
};

/// Digits only: QString::toULongLong would accept signs and blanks.
std::optional<quint64> number(QStringView text)
{
    const bool digits = !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar character) {
        return character >= u'0' && character <= u'9';
    });
    bool fits = false;
    const quint64 value = digits ? text.toULongLong(&fits) : 0;
    return fits ? std::optional(value) : std::nullopt;
}

struct Synthetic
{
    int vms = 0;
    quint64 seed = 1;
};

/// One "key=value"; false with a reason when it is wrong.
bool readSetting(QStringView setting, Synthetic& synthetic, QString& reason)
{
    const qsizetype equals = setting.indexOf(u'=');
    const QStringView key = setting.left(equals);
    const std::optional<quint64> value = equals < 0 ? std::nullopt : number(setting.mid(equals + 1));
    if (equals < 0 || (key != "vms"_L1 && key != "seed"_L1)) {
        reason = Text::tr("“%1” is neither vms=N nor seed=S").arg(setting);
        return false;
    }
    if (!value || (key == "vms"_L1 && (*value < 1 || *value > maxVms))) {
        reason = key == "vms"_L1
            ? Text::tr("vms must be a whole number from 1 to 1000000, not “%1”").arg(setting.mid(4))
            : Text::tr("seed must be a whole number, not “%1”").arg(setting.mid(5));
        return false;
    }
    if (key == "vms"_L1)
        synthetic.vms = static_cast<int>(*value);
    else
        synthetic.seed = *value;
    return true;
}

std::optional<Synthetic> readSynthetic(QStringView settings, QString& reason)
{
    Synthetic synthetic;
    QSet<QStringView> seen;
    for (QStringView setting : settings.split(u',')) {
        if (!readSetting(setting, synthetic, reason))
            return std::nullopt;
        const QStringView key = setting.left(setting.indexOf(u'='));
        if (seen.contains(key)) {
            reason = Text::tr("%1 is given twice").arg(key);
            return std::nullopt;
        }
        seen.insert(key);
    }
    if (synthetic.vms == 0) {
        reason = Text::tr("it does not say how many virtual machines (vms=N)");
        return std::nullopt;
    }
    return synthetic;
}

} // namespace

std::optional<Tenant> tenantFromSpec(const QString& spec, QString* error)
{
    QString unused;
    QString& line = error ? *error : unused;
    if (spec.isEmpty() || spec == "demo"_L1)
        return demoTenant();
    const auto prefix = "synthetic"_L1;
    const bool synthetic = spec == prefix || (spec.startsWith(prefix) && spec.at(prefix.size()) == u':');
    if (!synthetic)
        return loadTenant(spec, &line);
    QString reason;
    const std::optional<Synthetic> wanted = readSynthetic(QStringView(spec).mid(prefix.size() + 1), reason);
    if (wanted)
        return syntheticTenant(wanted->vms, wanted->seed);
    line = Text::tr("The tenant “%1” cannot be made: %2. Write for example synthetic:vms=1000,seed=1.")
               .arg(spec, reason);
    return std::nullopt;
}

} // namespace rolescope::simulator
