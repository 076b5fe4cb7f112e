<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>unclip::ui::ExportDialog</name>
    <message numerus="yes">
        <source>Export %n pictures</source>
        <translation>
            <numerusform>Export %n picture</numerusform>
            <numerusform>Export %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::Exports</name>
    <message numerus="yes">
        <source>%n pictures were exported to %1</source>
        <translation>
            <numerusform>%n picture was exported to %1</numerusform>
            <numerusform>%n pictures were exported to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are there already, among them “%1”.</source>
        <translation>
            <numerusform>“%1” is there already.</numerusform>
            <numerusform>%n files are there already, among them “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryDock</name>
    <message numerus="yes">
        <source>%n pictures of the library can&apos;t be read; &quot;unclip gallery check&quot; names them.</source>
        <translation>
            <numerusform>One picture of the library can&apos;t be read; &quot;unclip gallery check&quot; names it.</numerusform>
            <numerusform>%n pictures of the library can&apos;t be read; &quot;unclip gallery check&quot; names them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in the trash.</source>
        <translation>
            <numerusform>One picture is in the trash.</numerusform>
            <numerusform>%n pictures are in the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Gathering %n pictures…</source>
        <translation>
            <numerusform>Gathering one picture…</numerusform>
            <numerusform>Gathering %n pictures…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are in the gallery now.</source>
        <translation>
            <numerusform>One picture is in the gallery now.</numerusform>
            <numerusform>%n pictures are in the gallery now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already.</source>
        <translation>
            <numerusform>One was there already.</numerusform>
            <numerusform>%n were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were left out, among them: %1</source>
        <translation>
            <numerusform>One file was left out: %1</numerusform>
            <numerusform>%n files were left out, among them: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are gone from %1. Connect their drive, or forget them.</source>
        <translation>
            <numerusform>%n picture is gone from %1. Connect its drive, or forget it.</numerusform>
            <numerusform>%n pictures are gone from %1. Connect their drive, or forget them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came back from the trash.</source>
        <translation>
            <numerusform>%n came back from the trash.</numerusform>
            <numerusform>%n came back from the trash.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::Incoming</name>
    <message numerus="yes">
        <source>Opened the first of %n picture(s); the canvas holds one at a time.</source>
        <translation>
            <numerusform>Opened the picture; the canvas holds one at a time.</numerusform>
            <numerusform>Opened the first of %n pictures; the canvas holds one at a time.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took the first of %n saved request(s); the panel holds one at a time.</source>
        <translation>
            <numerusform>Took the saved request; the panel holds one at a time.</numerusform>
            <numerusform>Took the first of %n saved requests; the panel holds one at a time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::JobList</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::JobStatus</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureCommands</name>
    <message numerus="yes">
        <source>%n pictures are on the clipboard.</source>
        <translation>
            <numerusform>%n picture is on the clipboard.</numerusform>
            <numerusform>%n pictures are on the clipboard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureDetails</name>
    <message numerus="yes">
        <source>%n pictures are chosen.</source>
        <translation>
            <numerusform>One picture is chosen.</numerusform>
            <numerusform>%n pictures are chosen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::PromptEditor</name>
    <message numerus="yes">
        <source>The model reads %n token(s); this part comes after them and is not used.</source>
        <translation>
            <numerusform>The model reads one token; this part comes after it and is not used.</numerusform>
            <numerusform>The model reads %n tokens; this part comes after them and is not used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::Session</name>
    <message numerus="yes">
        <source>%n job(s) of the last session were not finished.</source>
        <translation>
            <numerusform>One job of the last session was not finished.</numerusform>
            <numerusform>%n jobs of the last session were not finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be written to “%1” yet. Closing now loses them.</source>
        <translation>
            <numerusform>%n picture could not be written to “%1” yet. Closing now loses it.</numerusform>
            <numerusform>%n pictures could not be written to “%1” yet. Closing now loses them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n picture(s) that could not be written the last time are in the gallery now.</source>
        <translation>
            <numerusform>A picture that could not be written the last time is in the gallery now.</numerusform>
            <numerusform>%n pictures that could not be written the last time are in the gallery now.</numerusform>
        </translation>
    </message>
</context>
</TS>
