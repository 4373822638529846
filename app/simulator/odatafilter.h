// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace rolescope::simulator {

/// A $filter of OData 4 as far as directory clients need it: `p eq 'x'`, `p ne 'x'`, `p in ('x','y')`,
/// startswith(p,'x'), endswith(p,'x'), `p/any(v:v eq 'x')` and any(v:startswith(v,'x')), joined by and, or, not and
/// parentheses. Texts compare without regard to case, as the directory does.
class ODataFilter
{
public:
    /// The texts of a property; nothing when there is no such property.
    using Properties = std::function<std::optional<QStringList>(const QString&)>;

    /// On failure nothing, and a sentence in *error, which must not be null.
    static std::optional<ODataFilter> parse(const QString& text, QString* error);

    /// Nothing when a property is unknown: its name is then in *unknown.
    std::optional<bool> matches(const Properties& properties, QString* unknown) const;

private:
    struct Node;
    class Parser;

    static std::optional<bool> evaluate(const Node& node, const Properties& properties, QString* unknown);

    std::shared_ptr<const Node> m_root;
};

} // namespace rolescope::simulator
