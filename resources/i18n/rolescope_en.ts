<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
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
