<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>rolescope::AttachDraft</name>
    <message numerus="yes">
        <source>%n scale set(s)</source>
        <translation>
            <numerusform>%n scale set</numerusform>
            <numerusform>%n scale sets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No new roles: it keeps the %n role assignment(s) that it holds already.</source>
        <translation>
            <numerusform>No new roles: it keeps the %n role assignment that it holds already.</numerusform>
            <numerusform>No new roles: it keeps the %n role assignments that it holds already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role assignment(s) will be made.</source>
        <translation>
            <numerusform>%n role assignment will be made.</numerusform>
            <numerusform>%n role assignments will be made.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::BoxText</name>
    <message numerus="yes">
        <source>%n virtual machine(s)</source>
        <translation>
            <numerusform>%n virtual machine</numerusform>
            <numerusform>%n virtual machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::ChangeOffers</name>
    <message numerus="yes">
        <source>Detach from all %n…</source>
        <comment>virtual machines</comment>
        <translation>
            <numerusform>Detach from the one…</numerusform>
            <numerusform>Detach from all %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::Describe</name>
    <message numerus="yes">
        <source>%n other resources</source>
        <translation>
            <numerusform>%n other resources</numerusform>
            <numerusform>%n other resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scopes</source>
        <translation>
            <numerusform>%n scopes</numerusform>
            <numerusform>%n scopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n principals hold</source>
        <translation>
            <numerusform>%n principals hold</numerusform>
            <numerusform>%n principals hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::ExportDialog</name>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::Findings</name>
    <message numerus="yes">
        <source>%n resources</source>
        <translation>
            <numerusform>%n resource</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more privileged roles</source>
        <extracomment>%1 is a grant, &quot;Owner at subscription Production&quot;; %n how many more there are</extracomment>
        <translation>
            <numerusform>%1 and %n more privileged role</numerusform>
            <numerusform>%1 and %n more privileged roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a resource, %n how many more there are</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Yet it holds %n roles.</source>
        <translation>
            <numerusform>Yet it holds %n role.</numerusform>
            <numerusform>Yet it holds %n roles.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::FindingsView</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::GraphPage</name>
    <message numerus="yes">
        <source>Showing only the surroundings of %1, up to %n line(s) away.</source>
        <translation>
            <numerusform>Showing only the surroundings of %1, up to %n line away.</numerusform>
            <numerusform>Showing only the surroundings of %1, up to %n lines away.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n resource(s) read so far runs as a managed identity.</source>
        <translation>
            <numerusform>The one resource read so far does not run as a managed identity.</numerusform>
            <numerusform>None of the %n resources read so far runs as a managed identity.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::IdentityPage</name>
    <message numerus="yes">
        <source>%n chosen machine(s) have their own identity already. What you grant next goes to it.</source>
        <translation>
            <numerusform>%n chosen machine has its own identity already. What you grant next goes to it.</numerusform>
            <numerusform>%n chosen machines have their own identities already. What you grant next goes to them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them has its own already.</source>
        <translation>
            <numerusform>%n of them has its own already.</numerusform>
            <numerusform>%n of them have their own already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>An identity of its own will be enabled on %n machine(s); what it runs as now is kept.</source>
        <translation>
            <numerusform>An identity of its own will be enabled on %n machine; what it runs as now is kept.</numerusform>
            <numerusform>Identities of their own will be enabled on %n machines; what they run as now is kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::MainWindow</name>
    <message numerus="yes">
        <source>%n thing(s) could not be read, so what you see has gaps.</source>
        <translation>
            <numerusform>%n thing could not be read, so what you see has gaps.</numerusform>
            <numerusform>%n things could not be read, so what you see has gaps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) saved to %1.</source>
        <translation>
            <numerusform>%n row saved to %1.</numerusform>
            <numerusform>%n rows saved to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::NameList</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::PlanProgress</name>
    <message numerus="yes">
        <source>%n done</source>
        <comment>steps of a plan</comment>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n so already</source>
        <comment>steps of a plan</comment>
        <translation>
            <numerusform>%n so already</numerusform>
            <numerusform>%n so already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>steps of a plan</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not done</source>
        <comment>steps of a plan</comment>
        <translation>
            <numerusform>%n not done</numerusform>
            <numerusform>%n not done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::PlanText</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::Planner</name>
    <message numerus="yes">
        <source>%n machines</source>
        <comment>virtual machines and scale sets</comment>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n roles away</source>
        <translation>
            <numerusform>Take %n role away</numerusform>
            <numerusform>Take %n roles away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::PreflightLosses</name>
    <message numerus="yes">
        <source>%n machines lose %1 at %2, for none of the identities that they keep has it: %3.</source>
        <translation>
            <numerusform>%n machine loses %1 at %2, for none of the identities that it keeps has it: %3.</numerusform>
            <numerusform>%n machines lose %1 at %2, for none of the identities that they keep has it: %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more roles at other scopes are lost as well.</source>
        <translation>
            <numerusform>%n more role at another scope is lost as well.</numerusform>
            <numerusform>%n more roles at other scopes are lost as well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n steps cannot be undone (%1). The first of them: %2</source>
        <translation>
            <numerusform>%n step cannot be undone (%1). It is: %2</numerusform>
            <numerusform>%n steps cannot be undone (%1). The first of them: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::PreflightObstacles</name>
    <message numerus="yes">
        <source>%n machines are not there any more: %1.</source>
        <translation>
            <numerusform>%n machine is not there any more: %1.</numerusform>
            <numerusform>%n machines are not there any more: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::ReviewPage</name>
    <message numerus="yes">
        <source>%n step(s) to do</source>
        <translation>
            <numerusform>%n step to do</numerusform>
            <numerusform>%n steps to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n so already</source>
        <extracomment>%1: how many steps are to be done</extracomment>
        <translation>
            <numerusform>%1, %n so already</numerusform>
            <numerusform>%1, %n so already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::RoleFinder</name>
    <message numerus="yes">
        <source>%n role(s) permit all of these, the smallest first.</source>
        <translation>
            <numerusform>%n role permits all of these.</numerusform>
            <numerusform>%n roles permit all of these, the smallest first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wildcard(s)</source>
        <comment>entries of a role such as Microsoft.Compute/*</comment>
        <translation>
            <numerusform>%n wildcard</numerusform>
            <numerusform>%n wildcards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s)</source>
        <comment>operations of a role</comment>
        <translation>
            <numerusform>%n write</numerusform>
            <numerusform>%n writes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deletion(s)</source>
        <comment>operations of a role</comment>
        <translation>
            <numerusform>%n deletion</numerusform>
            <numerusform>%n deletions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>operations of a role</comment>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read(s)</source>
        <comment>operations of a role</comment>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n reads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::RoleWords</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <extracomment>%1 is a list of things that somebody may do, %n how many more there are</extracomment>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::SyncStatus</name>
    <message numerus="yes">
        <source>Waiting for Azure, which asked for a pause of %n second(s)</source>
        <translation>
            <numerusform>Waiting for Azure, which asked for a pause of %n second</numerusform>
            <numerusform>Waiting for Azure, which asked for a pause of %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n subscription(s)</source>
        <extracomment>Progress of a sync, for instance &quot;3 of 17 subscriptions&quot;</extracomment>
        <translation>
            <numerusform>%1 of %n subscription</numerusform>
            <numerusform>%1 of %n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) read</source>
        <translation>
            <numerusform>%n item read</numerusform>
            <numerusform>%n items read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Synced %n minute(s) ago</source>
        <translation>
            <numerusform>Synced %n minute ago</numerusform>
            <numerusform>Synced %n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Synced %n hour(s) ago</source>
        <translation>
            <numerusform>Synced %n hour ago</numerusform>
            <numerusform>Synced %n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Synced %n day(s) ago</source>
        <translation>
            <numerusform>Synced %n day ago</numerusform>
            <numerusform>Synced %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::TablePage</name>
    <message numerus="yes">
        <source>Save %n row(s) as CSV…</source>
        <translation>
            <numerusform>Save %n row as CSV…</numerusform>
            <numerusform>Save %n rows as CSV…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n row(s) as JSON…</source>
        <translation>
            <numerusform>Save %n row as JSON…</numerusform>
            <numerusform>Save %n rows as JSON…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s) as JSON</source>
        <translation>
            <numerusform>Copy %n row as JSON</numerusform>
            <numerusform>Copy %n rows as JSON</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::Texts</name>
    <message numerus="yes">
        <source>%n virtual machines</source>
        <translation>
            <numerusform>%n virtual machines</numerusform>
            <numerusform>%n virtual machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resources</source>
        <translation>
            <numerusform>%n resources</numerusform>
            <numerusform>%n resources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n identities</source>
        <translation>
            <numerusform>%n identities</numerusform>
            <numerusform>%n identities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n role assignments</source>
        <translation>
            <numerusform>%n role assignments</numerusform>
            <numerusform>%n role assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n roles</source>
        <translation>
            <numerusform>%n roles</numerusform>
            <numerusform>%n roles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscriptions</source>
        <translation>
            <numerusform>%n subscriptions</numerusform>
            <numerusform>%n subscriptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things could not be read</source>
        <translation>
            <numerusform>%n things could not be read</numerusform>
            <numerusform>%n things could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::azure::ListRead</name>
    <message numerus="yes">
        <source>%n row(s) of the answer could not be used.</source>
        <translation>
            <numerusform>%n row of the answer could not be used.</numerusform>
            <numerusform>%n rows of the answer could not be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::azure::NamesStep</name>
    <message numerus="yes">
        <source>%n principal(s) are shown by their ids.</source>
        <translation>
            <numerusform>%n principal is shown by its id.</numerusform>
            <numerusform>%n principals are shown by their ids.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rolescope::azure::RolesStep</name>
    <message numerus="yes">
        <source>What %n role(s) allow is not known.</source>
        <translation>
            <numerusform>What %n role allows is not known.</numerusform>
            <numerusform>What %n roles allow is not known.</numerusform>
        </translation>
    </message>
</context>
</TS>
