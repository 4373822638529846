// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/plancommandline.h"

#include "app/cli/arguments.h"

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::CommandLine)
};

Result<PlanOptions> planOptions(const Arguments& arguments)
{
    static constexpr std::pair<QLatin1StringView, PlanLanguage> languages[] = {
        {"text"_L1, PlanLanguage::Text},           {"json"_L1, PlanLanguage::Json},   {"az"_L1, PlanLanguage::AzureCli},
        {"terraform"_L1, PlanLanguage::Terraform}, {"bicep"_L1, PlanLanguage::Bicep}, {"rest"_L1, PlanLanguage::Rest}};
    PlanOptions options;
    options.dryRun = arguments.has("dry-run"_L1);
    options.yes = arguments.has("yes"_L1);
    if (options.dryRun && options.yes)
        return Arguments::misuse(Texts::tr("--dry-run and --yes exclude each other."));
    if (!arguments.has("as"_L1))
        return options;
    return Arguments::oneOf(arguments.value("as"_L1), languages, Texts::tr("The language of a plan"))
        .map([&options](PlanLanguage language) {
            options.as = language;
            return options;
        });
}

Result<std::vector<WantedGrant>> wantedGrants(const Arguments& arguments)
{
    const QStringList roles = arguments.values("role"_L1);
    const QStringList scopes = arguments.values("scope"_L1);
    if (roles.isEmpty() != scopes.isEmpty())
        return Arguments::misuse(Texts::tr("--role and --scope belong together."));
    if (scopes.size() > 1 && scopes.size() != roles.size())
        return Arguments::misuse(Texts::tr("Give one --scope for all roles, or one for each --role."));
    std::vector<WantedGrant> grants;
    for (qsizetype i = 0; i < roles.size(); ++i)
        grants.push_back({roles[i], scopes.size() == 1 ? scopes.front() : scopes[i]});
    return grants;
}

/// Exactly one of the three says which identity.
Result<void> readIdentity(const Arguments& arguments, AttachCommand& command)
{
    const bool existing = arguments.has("identity"_L1);
    const bool created = arguments.has("new-identity"_L1);
    const bool system = arguments.has("system"_L1);
    if (int(existing) + int(created) + int(system) != 1)
        return Arguments::misuse(Texts::tr("Which identity? Give one of --identity, --new-identity and --system."));
    if (arguments.values("identity"_L1).size() > 1)
        return Arguments::misuse(Texts::tr("\"attach\" takes one --identity."));
    command.kind = created ? AttachRequest::Identity::New
        : system           ? AttachRequest::Identity::System
                           : AttachRequest::Identity::Existing;
    command.identity = created ? arguments.value("new-identity"_L1) : arguments.value("identity"_L1);
    command.resourceGroup = arguments.value("resource-group"_L1);
    command.location = arguments.value("location"_L1);
    command.subscription = arguments.value("subscription"_L1);
    if (created && (command.resourceGroup.isEmpty() || command.location.isEmpty()))
        return Arguments::misuse(Texts::tr("--new-identity needs --resource-group and --location."));
    const bool placed
        = !command.resourceGroup.isEmpty() || !command.location.isEmpty() || !command.subscription.isEmpty();
    if (!created && placed)
        return Arguments::misuse(Texts::tr("--resource-group, --location and --subscription are for --new-identity."));
    return {};
}

} // namespace

Result<Command> attachCommand(const Arguments& arguments, const SourceSpec& from)
{
    AttachCommand command;
    command.from = from;
    command.hosts = arguments.values("vm"_L1);
    if (command.hosts.isEmpty())
        return Arguments::misuse(Texts::tr("To which virtual machines? Give each with --vm."));
    if (const Result<void> read = readIdentity(arguments, command); !read)
        return tl::unexpected(read.error());
    auto grants = wantedGrants(arguments);
    if (!grants)
        return tl::unexpected(grants.error());
    command.grants = std::move(*grants);
    return planOptions(arguments).map([&command](const PlanOptions& options) {
        command.options = options;
        return Command(command);
    });
}

Result<Command> detachCommand(const Arguments& arguments, const SourceSpec& from)
{
    DetachCommand command;
    command.from = from;
    command.hosts = arguments.values("vm"_L1);
    command.identities = arguments.values("identity"_L1);
    command.system = arguments.has("system"_L1);
    if (command.hosts.isEmpty())
        return Arguments::misuse(Texts::tr("From which virtual machines? Give each with --vm."));
    if (command.identities.isEmpty() && !command.system)
        return Arguments::misuse(Texts::tr("Which identity? Give --identity or --system."));
    return planOptions(arguments).map([&command](const PlanOptions& options) {
        command.options = options;
        return Command(command);
    });
}

Result<Command> undoCommand(const Arguments& arguments, const SourceSpec& from)
{
    return planOptions(arguments).map([&](const PlanOptions& options) {
        return Command(UndoCommand{from, arguments.words().value(1), options});
    });
}

Result<Command> resumeCommand(const Arguments& arguments, const SourceSpec& from)
{
    return planOptions(arguments).map([&](const PlanOptions& options) {
        return Command(ResumeCommand{from, arguments.words().value(1), options});
    });
}

Result<Command> historyCommand(const Arguments& arguments, const SourceSpec& from)
{
    static constexpr std::pair<QLatin1StringView, bool> formats[] = {{"table"_L1, false}, {"json"_L1, true}};
    if (!arguments.has("format"_L1))
        return HistoryCommand{false, from};
    return Arguments::oneOf(arguments.value("format"_L1), formats, Texts::tr("The format of the history"))
        .map([&from](bool json) {
            return Command(HistoryCommand{json, from});
        });
}

} // namespace rolescope::cli
