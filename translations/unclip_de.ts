<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>ModelFolders</name>
        <message>
            <source>The folder “%1” has no model_index.json. Choose a folder in diffusers format.</source>
            <translation>Im Ordner „%1“ fehlt model_index.json. Wählen Sie einen Ordner im diffusers-Format.</translation>
        </message>
        <message>
            <source>The folder “%1” lacks %2. Get the model again or choose another folder.</source>
            <translation>Im Ordner „%1“ fehlt %2. Holen Sie das Modell noch einmal oder wählen Sie einen anderen Ordner.</translation>
        </message>
    </context>
    <context>
        <name>PictureAction</name>
        <message>
            <source>Edit on the canvas</source>
            <translation>Auf der Leinwand bearbeiten</translation>
        </message>
        <message>
            <source>Opens the picture large, with brush and mask.</source>
            <translation>Öffnet das Bild groß, mit Pinsel und Maske.</translation>
        </message>
        <message>
            <source>Variations</source>
            <translation>Variationen</translation>
        </message>
        <message>
            <source>Paints pictures like this one.</source>
            <translation>Malt Bilder, die diesem ähneln.</translation>
        </message>
        <message>
            <source>Enlarge</source>
            <translation>Vergrößern</translation>
        </message>
        <message>
            <source>Paints the same picture twice as large.</source>
            <translation>Malt dasselbe Bild doppelt so groß.</translation>
        </message>
        <message>
            <source>More detail…</source>
            <translation>Mehr Einzelheiten …</translation>
        </message>
        <message>
            <source>Opens the picture so that you can mark what needs more detail.</source>
            <translation>Öffnet das Bild, damit Sie markieren, was mehr Einzelheiten braucht.</translation>
        </message>
        <message>
            <source>Mix with…</source>
            <translation>Mischen mit …</translation>
        </message>
        <message>
            <source>Paints the steps between this picture and another one.</source>
            <translation>Malt die Schritte zwischen diesem Bild und einem anderen.</translation>
        </message>
        <message>
            <source>Compare prior modes</source>
            <translation>Prior-Arten vergleichen</translation>
        </message>
        <message>
            <source>Paints the prompt with the prior, with the text directly, and with neither.</source>
            <translation>Malt den Text mit dem Prior, mit dem Text unmittelbar und ohne beides.</translation>
        </message>
        <message>
            <source>Film strip</source>
            <translation>Filmstreifen</translation>
        </message>
        <message>
            <source>Shows the steps in which the picture came out of the noise.</source>
            <translation>Zeigt die Schritte, in denen das Bild aus dem Rauschen entstand.</translation>
        </message>
        <message>
            <source>Use its seed</source>
            <translation>Startzahl übernehmen</translation>
        </message>
        <message>
            <source>Takes over the seed, so that the next picture starts from the same noise.</source>
            <translation>Übernimmt die Startzahl, sodass das nächste Bild mit demselben Rauschen beginnt.</translation>
        </message>
        <message>
            <source>Use its settings</source>
            <translation>Einstellungen übernehmen</translation>
        </message>
        <message>
            <source>Takes over prompt, seed and all settings of this picture.</source>
            <translation>Übernimmt Text, Startzahl und alle Einstellungen dieses Bildes.</translation>
        </message>
        <message>
            <source>Favourite</source>
            <translation>Favorit</translation>
        </message>
        <message>
            <source>Marks the picture in the gallery.</source>
            <translation>Merkt das Bild in der Galerie vor.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copies the picture to the clipboard.</source>
            <translation>Kopiert das Bild in die Zwischenablage.</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Writes the picture to a file of your choice.</source>
            <translation>Schreibt das Bild in eine Datei Ihrer Wahl.</translation>
        </message>
        <message>
            <source>Export with the last settings</source>
            <translation>Mit den letzten Angaben exportieren</translation>
        </message>
        <message>
            <source>Writes the picture beside the last export without asking.</source>
            <translation>Schreibt das Bild ohne Rückfrage neben den letzten Export.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Opens the folder that holds the picture.</source>
            <translation>Öffnet den Ordner, in dem das Bild liegt.</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>In den Papierkorb</translation>
        </message>
        <message>
            <source>Moves the picture to the trash; Undo brings it back.</source>
            <translation>Legt das Bild in den Papierkorb; Rückgängig holt es zurück.</translation>
        </message>
    </context>
    <context>
        <name>PriorMode</name>
        <message>
            <source>Prior</source>
            <translation>Prior</translation>
        </message>
        <message>
            <source>Text directly</source>
            <translation>Text unmittelbar</translation>
        </message>
        <message>
            <source>Caption alone</source>
            <translation>Nur der Text</translation>
        </message>
    </context>
    <context>
        <name>Stage</name>
        <message>
            <source>%1 %2/%3</source>
            <translation>%1 %2/%3</translation>
        </message>
        <message>
            <source>Opening the model</source>
            <translation>Modell wird geöffnet</translation>
        </message>
        <message>
            <source>Reading the prompt</source>
            <translation>Text wird gelesen</translation>
        </message>
        <message>
            <source>Looking at the picture</source>
            <translation>Bild wird betrachtet</translation>
        </message>
        <message>
            <source>Prior</source>
            <translation>Prior</translation>
        </message>
        <message>
            <source>Decoder</source>
            <translation>Decoder</translation>
        </message>
        <message>
            <source>Upsampler</source>
            <translation>Vergrößerer</translation>
        </message>
        <message>
            <source>Saving</source>
            <translation>Speichern</translation>
        </message>
        <message>
            <source>%1 s left</source>
            <translation>noch %1 s</translation>
        </message>
        <message>
            <source>%1 min left</source>
            <translation>noch %1 min</translation>
        </message>
        <message>
            <source>%1 h left</source>
            <translation>noch %1 h</translation>
        </message>
    </context>
    <context>
        <name>Task</name>
        <message>
            <source>New picture</source>
            <translation>Neues Bild</translation>
        </message>
        <message>
            <source>Variations</source>
            <translation>Variationen</translation>
        </message>
        <message>
            <source>Repaint</source>
            <translation>Neu malen</translation>
        </message>
        <message>
            <source>Paint beyond the frame</source>
            <translation>Über den Rand hinaus malen</translation>
        </message>
        <message>
            <source>More detail</source>
            <translation>Mehr Einzelheiten</translation>
        </message>
        <message>
            <source>Mix</source>
            <translation>Mischen</translation>
        </message>
        <message>
            <source>Enlarge</source>
            <translation>Vergrößern</translation>
        </message>
    </context>
    <context>
        <name>main</name>
        <message>
            <source>Paints pictures from words on your own machine.</source>
            <translation>Malt Bilder aus Worten, auf Ihrem eigenen Rechner.</translation>
        </message>
        <message>
            <source>Pictures to open.</source>
            <translation>Bilder, die geöffnet werden.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::CanvasToolBar</name>
        <message>
            <source>Tools</source>
            <translation>Werkzeuge</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Diameter of the brush in pixels of the picture ([ and ]).</source>
            <translation>Durchmesser des Pinsels in Pixeln des Bildes ([ und ]).</translation>
        </message>
        <message>
            <source> px</source>
            <translation> px</translation>
        </message>
        <message>
            <source>Hardness</source>
            <translation>Härte</translation>
        </message>
        <message>
            <source>How sharp the brush's edge is (Shift+[ and ]).</source>
            <translation>Wie scharf der Rand des Pinsels ist (Umschalt+[ und ]).</translation>
        </message>
        <message>
            <source> %</source>
            <translation> %</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <source>How fully the brush marks.</source>
            <translation>Wie stark der Pinsel markiert.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::EditBar</name>
        <message>
            <source>Back to the results</source>
            <translation>Zurück zu den Ergebnissen</translation>
        </message>
        <message>
            <source>Mark with the brush (B) what shall be painted again, or drag the frame outwards.</source>
            <translation>Markieren Sie mit dem Pinsel (B), was neu gemalt werden soll, oder ziehen Sie den Rahmen nach außen.</translation>
        </message>
        <message>
            <source>Repaint</source>
            <translation>Neu malen</translation>
        </message>
        <message>
            <source>Paints the prompt where the mask is; everything else stays as it is.</source>
            <translation>Malt den Text dorthin, wo die Maske ist; alles andere bleibt, wie es ist.</translation>
        </message>
        <message>
            <source>More detail</source>
            <translation>Mehr Einzelheiten</translation>
        </message>
        <message>
            <source>Paints the marked part again, larger and finer.</source>
            <translation>Malt den markierten Teil noch einmal, größer und feiner.</translation>
        </message>
        <message>
            <source>Erase object</source>
            <translation>Gegenstand entfernen</translation>
        </message>
        <message>
            <source>Fills the marked part with what surrounds it, without a prompt.</source>
            <translation>Füllt den markierten Teil mit dem, was ihn umgibt, ohne Text.</translation>
        </message>
        <message>
            <source>Feather</source>
            <translation>Weicher Rand</translation>
        </message>
        <message>
            <source>Pixels over which the mask's border blends into the picture.</source>
            <translation>Pixel, über die der Rand der Maske in das Bild übergeht.</translation>
        </message>
        <message>
            <source>%1 px</source>
            <translation>%1 px</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>How far the new part may leave the old one.</source>
            <translation>Wie weit sich der neue Teil vom alten entfernen darf.</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <source>Paint beyond</source>
            <translation>Weitermalen</translation>
        </message>
        <message>
            <source>Continues the picture up to the frame.</source>
            <translation>Setzt das Bild bis zum Rahmen fort.</translation>
        </message>
        <message>
            <source>Puts the frame back around the picture</source>
            <translation>Legt den Rahmen wieder um das Bild</translation>
        </message>
        <message>
            <source>Reset the frame</source>
            <translation>Rahmen zurücksetzen</translation>
        </message>
        <message>
            <source>Previous (←)</source>
            <translation>Voriges (←)</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Voriges</translation>
        </message>
        <message>
            <source>Next (→)</source>
            <translation>Nächstes (→)</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Nächstes</translation>
        </message>
        <message>
            <source>Take it</source>
            <translation>Übernehmen</translation>
        </message>
        <message>
            <source>Goes on with this picture (Enter). The original stays in the gallery.</source>
            <translation>Macht mit diesem Bild weiter (Eingabetaste). Das Original bleibt in der Galerie.</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Verwerfen</translation>
        </message>
        <message>
            <source>Back to the picture as it was (Esc)</source>
            <translation>Zurück zum Bild, wie es war (Esc)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::ExportDialog</name>
        <message numerus="yes">
            <source>Export %n pictures</source>
            <translation>
                <numerusform>%n Bild exportieren</numerusform>
                <numerusform>%n Bilder exportieren</numerusform>
            </translation>
        </message>
        <message>
            <source>Export the picture</source>
            <translation>Bild exportieren</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>{date}, {time}, {prompt}, {seed}, {n}, {task}, {model}, {id} and {name} are filled in.</source>
            <translation>{date}, {time}, {prompt}, {seed}, {n}, {task}, {model}, {id} und {name} werden ausgefüllt.</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>Dateiname</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Güte</translation>
        </message>
        <message>
            <source>Higher looks better and takes more room.</source>
            <translation>Höher sieht besser aus und braucht mehr Platz.</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Write prompt and settings into the file</source>
            <translation>Text und Einstellungen in die Datei schreiben</translation>
        </message>
        <message>
            <source>The picture can then be painted again from its file.</source>
            <translation>Das Bild lässt sich dann aus seiner Datei noch einmal malen.</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Scaled</source>
            <translation>Skaliert</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>Höchstens</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Maßstab</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Height</source>
            <translation>Höhe</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::FilmStrip</name>
        <message>
            <source>Film strip</source>
            <translation>Filmstreifen</translation>
        </message>
        <message>
            <source>The steps of the reverse diffusion: move the mouse over them.</source>
            <translation>Die Schritte der umgekehrten Diffusion: Fahren Sie mit der Maus darüber.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::FirstSteps</name>
        <message>
            <source>Keys and first steps</source>
            <translation>Tasten und erste Schritte</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>Erste Schritte</translation>
        </message>
        <message>
            <source>Write what shall be painted and press Paint. A style's button adds its words.</source>
            <translation>Schreiben Sie, was gemalt werden soll, und drücken Sie Malen. Der Knopf eines Stils fügt dessen Worte hinzu.</translation>
        </message>
        <message>
            <source>Point at a result: the bar offers variations, editing, enlarging and more.</source>
            <translation>Zeigen Sie auf ein Ergebnis: Die Leiste bietet Variationen, Bearbeiten, Vergrößern und mehr.</translation>
        </message>
        <message>
            <source>Open a result, mark a part with the brush and press Repaint; or drag the frame outwards and press Paint beyond.</source>
            <translation>Öffnen Sie ein Ergebnis, markieren Sie einen Teil mit dem Pinsel und drücken Sie Neu malen; oder ziehen Sie den Rahmen nach außen und drücken Sie Weitermalen.</translation>
        </message>
        <message>
            <source>Flip through the candidates with the arrow keys; Enter takes one, Esc discards them. The original is never overwritten.</source>
            <translation>Blättern Sie mit den Pfeiltasten durch die Vorschläge; die Eingabetaste übernimmt einen, Esc verwirft sie. Das Original wird nie überschrieben.</translation>
        </message>
        <message>
            <source>Everything is kept in the gallery, with all that is needed to paint it again.</source>
            <translation>Alles bleibt in der Galerie, mit allem, was nötig ist, um es noch einmal zu malen.</translation>
        </message>
        <message>
            <source>In the window</source>
            <translation>Im Fenster</translation>
        </message>
        <message>
            <source>On a result</source>
            <translation>Auf einem Ergebnis</translation>
        </message>
        <message>
            <source>On the canvas</source>
            <translation>Auf der Leinwand</translation>
        </message>
        <message>
            <source>Eraser</source>
            <translation>Radierer</translation>
        </message>
        <message>
            <source>Rectangle</source>
            <translation>Rechteck</translation>
        </message>
        <message>
            <source>Swap brush and eraser</source>
            <translation>Pinsel und Radierer tauschen</translation>
        </message>
        <message>
            <source>Size of the brush</source>
            <translation>Größe des Pinsels</translation>
        </message>
        <message>
            <source>Hardness of the brush</source>
            <translation>Härte des Pinsels</translation>
        </message>
        <message>
            <source>Move the view</source>
            <translation>Ansicht verschieben</translation>
        </message>
        <message>
            <source>Space or middle button</source>
            <translation>Leertaste oder mittlere Maustaste</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zoom</translation>
        </message>
        <message>
            <source>Ctrl+wheel, or hold Z and drag</source>
            <translation>Strg+Mausrad, oder Z halten und ziehen</translation>
        </message>
        <message>
            <source>See the picture as it was</source>
            <translation>Das Bild sehen, wie es war</translation>
        </message>
        <message>
            <source>hold \</source>
            <translation>\ halten</translation>
        </message>
        <message>
            <source>Hide everything around the canvas</source>
            <translation>Alles um die Leinwand ausblenden</translation>
        </message>
        <message>
            <source>In the prompt</source>
            <translation>Im Text</translation>
        </message>
        <message>
            <source>Earlier prompts</source>
            <translation>Frühere Texte</translation>
        </message>
        <message>
            <source>Search earlier prompts</source>
            <translation>In früheren Texten suchen</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::GalleryDock</name>
        <message>
            <source>Gallery</source>
            <translation>Galerie</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures of the library can't be read; "unclip gallery check" names them.</source>
            <translation>
                <numerusform>Ein Bild der Bibliothek lässt sich nicht lesen; „unclip gallery check“ nennt es.</numerusform>
                <numerusform>%n Bilder der Bibliothek lassen sich nicht lesen; „unclip gallery check“ nennt sie.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n pictures are in the trash.</source>
            <translation>
                <numerusform>Ein Bild liegt im Papierkorb.</numerusform>
                <numerusform>%n Bilder liegen im Papierkorb.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Family</source>
            <translation>Verwandtschaft</translation>
        </message>
        <message>
            <source>Most like the chosen picture</source>
            <translation>Dem gewählten Bild am ähnlichsten</translation>
        </message>
        <message>
            <source>Size of the thumbnails</source>
            <translation>Größe der Vorschaubilder</translation>
        </message>
        <message>
            <source>Size of the thumbnails; Ctrl and the wheel change it too.</source>
            <translation>Größe der Vorschaubilder; Strg und Mausrad ändern sie auch.</translation>
        </message>
        <message>
            <source>How many pictures are shown</source>
            <translation>Wie viele Bilder gezeigt werden</translation>
        </message>
        <message>
            <source>The pictures are being looked at for the first time; search again in a moment.</source>
            <translation>Die Bilder werden zum ersten Mal betrachtet; suchen Sie gleich noch einmal.</translation>
        </message>
        <message>
            <source>Most like "%1"</source>
            <translation>Am ähnlichsten zu „%1“</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures</source>
            <translation>
                <numerusform>%n Bild</numerusform>
                <numerusform>%n Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>Zurücklegen</translation>
        </message>
        <message>
            <source>Empty the trash</source>
            <translation>Papierkorb leeren</translation>
        </message>
        <message>
            <source>Add a tag…</source>
            <translation>Schlagwort hinzufügen …</translation>
        </message>
        <message>
            <source>Add to a collection…</source>
            <translation>Zu einer Sammlung hinzufügen …</translation>
        </message>
        <message>
            <source>Add a tag</source>
            <translation>Schlagwort hinzufügen</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Add to a collection</source>
            <translation>Zu einer Sammlung hinzufügen</translation>
        </message>
        <message>
            <source>Collection</source>
            <translation>Sammlung</translation>
        </message>
        <message>
            <source>Copied %1 of %2 pictures into the gallery.</source>
            <translation>%1 von %2 Bildern in die Galerie kopiert.</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures are in the gallery now.</source>
            <translation>
                <numerusform>Ein Bild ist jetzt in der Galerie.</numerusform>
                <numerusform>%n Bilder sind jetzt in der Galerie.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n were there already.</source>
            <translation>
                <numerusform>Eines war schon da.</numerusform>
                <numerusform>%n waren schon da.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n files were left out, among them: %1</source>
            <translation>
                <numerusform>Eine Datei wurde ausgelassen: %1</numerusform>
                <numerusform>%n Dateien wurden ausgelassen, darunter: %1</numerusform>
            </translation>
        </message>
        <message>
            <source>Only files of this machine can be dropped here; save the picture first.</source>
            <translation>Hier lassen sich nur Dateien dieses Rechners ablegen; speichern Sie das Bild zuerst.</translation>
        </message>
        <message>
            <source>Every picture that is painted is kept here.
Drop pictures of your own to keep them, too.</source>
            <translation>Jedes gemalte Bild wird hier aufbewahrt.
Legen Sie eigene Bilder hier ab, um auch sie zu behalten.</translation>
        </message>
        <message>
            <source>No picture is like that.</source>
            <translation>Kein Bild passt dazu.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::GalleryFilters</name>
        <message>
            <source>Search the pictures</source>
            <translation>Bilder suchen</translation>
        </message>
        <message>
            <source>Words of the prompt, tags and collections. "Quoted words" stand together, -word must not be there.</source>
            <translation>Wörter aus Text, Schlagwörtern und Sammlungen. „Wörter in Anführungszeichen“ stehen zusammen, -wort darf nicht vorkommen.</translation>
        </message>
        <message>
            <source>By look</source>
            <translation>Nach Aussehen</translation>
        </message>
        <message>
            <source>Searches what is in the pictures, whatever their prompts were.</source>
            <translation>Sucht, was auf den Bildern ist, gleich wie ihr Text lautete.</translation>
        </message>
        <message>
            <source>Shows favourites only.</source>
            <translation>Zeigt nur Favoriten.</translation>
        </message>
        <message>
            <source>Favourites only</source>
            <translation>Nur Favoriten</translation>
        </message>
        <message>
            <source>Which pictures</source>
            <translation>Welche Bilder</translation>
        </message>
        <message>
            <source>Shows pictures of one kind, with one tag, of one collection, or the trash.</source>
            <translation>Zeigt Bilder einer Art, mit einem Schlagwort, einer Sammlung oder den Papierkorb.</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Shows pictures of one model.</source>
            <translation>Zeigt Bilder eines Modells.</translation>
        </message>
        <message>
            <source>All models</source>
            <translation>Alle Modelle</translation>
        </message>
        <message>
            <source>All pictures</source>
            <translation>Alle Bilder</translation>
        </message>
        <message>
            <source>Painted from words</source>
            <translation>Aus Worten gemalt</translation>
        </message>
        <message>
            <source>Variations</source>
            <translation>Variationen</translation>
        </message>
        <message>
            <source>Repainted</source>
            <translation>Neu gemalt</translation>
        </message>
        <message>
            <source>Continued beyond the frame</source>
            <translation>Über den Rand fortgesetzt</translation>
        </message>
        <message>
            <source>More detail</source>
            <translation>Mehr Einzelheiten</translation>
        </message>
        <message>
            <source>Mixed</source>
            <translation>Gemischt</translation>
        </message>
        <message>
            <source>Enlarged</source>
            <translation>Vergrößert</translation>
        </message>
        <message>
            <source>Collection: %1</source>
            <translation>Sammlung: %1</translation>
        </message>
        <message>
            <source>Tag: %1</source>
            <translation>Schlagwort: %1</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>Papierkorb</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::GalleryModel</name>
        <message>
            <source>Without a date</source>
            <translation>Ohne Datum</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>Gestern</translation>
        </message>
        <message>
            <source>dddd, d MMMM</source>
            <translation>dddd, d. MMMM</translation>
        </message>
        <message>
            <source>Picture %1</source>
            <translation>Bild %1</translation>
        </message>
        <message>
            <source>%1 × %2, %3</source>
            <translation>%1 × %2, %3</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::GalleryView</name>
        <message>
            <source>Pictures of the gallery</source>
            <translation>Bilder der Galerie</translation>
        </message>
        <message>
            <source>Can't be read</source>
            <translation>Nicht lesbar</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::JobList</name>
        <message>
            <source>Waiting – queue is paused</source>
            <translation>Wartet – die Warteschlange ruht</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Wartet</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s)</source>
            <translation>
                <numerusform>%n Bild</numerusform>
                <numerusform>%n Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Angehalten</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::JobStatus</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stops the running job; finished pictures stay (Ctrl+.)</source>
            <translation>Hält den laufenden Auftrag an; fertige Bilder bleiben (Strg+.)</translation>
        </message>
        <message>
            <source>Model, device, and memory that the program uses</source>
            <translation>Modell, Gerät und Arbeitsspeicher, den das Programm belegt</translation>
        </message>
        <message numerus="yes">
            <source>%n more waiting</source>
            <translation>
                <numerusform>%n weiterer wartet</numerusform>
                <numerusform>%n weitere warten</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::LogWindow</name>
        <message>
            <source>Log</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu lesen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>The log can't be read: %1</source>
            <translation>Das Protokoll lässt sich nicht lesen: %1</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::MainWindow</name>
        <message>
            <source>The settings could not be read. The standard settings are used; the old file was kept beside them.</source>
            <translation>Die Einstellungen ließen sich nicht lesen. Es gelten die Vorgaben; die alte Datei liegt noch daneben.</translation>
        </message>
        <message>
            <source>Save elsewhere…</source>
            <translation>Anderswo speichern …</translation>
        </message>
        <message>
            <source>No model</source>
            <translation>Kein Modell</translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) of the last session were not finished.</source>
            <translation>
                <numerusform>%n Auftrag der letzten Sitzung wurde nicht fertig.</numerusform>
                <numerusform>%n Aufträge der letzten Sitzung wurden nicht fertig.</numerusform>
            </translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Weitermachen</translation>
        </message>
        <message>
            <source>Details…</source>
            <translation>Einzelheiten …</translation>
        </message>
        <message>
            <source>The pictures are ready.</source>
            <translation>Die Bilder sind fertig.</translation>
        </message>
        <message>
            <source>Close Unclip Studio?</source>
            <translation>Unclip Studio schließen?</translation>
        </message>
        <message>
            <source>A picture is being painted. Finished pictures are kept; unfinished ones are offered again at the next start.</source>
            <translation>Gerade wird ein Bild gemalt. Fertige Bilder bleiben erhalten; unfertige werden beim nächsten Start wieder angeboten.</translation>
        </message>
        <message>
            <source>Stop and close</source>
            <translation>Anhalten und schließen</translation>
        </message>
        <message>
            <source>Go on painting</source>
            <translation>Weiter malen</translation>
        </message>
        <message>
            <source>Only files of this machine can be dropped here; save the picture first.</source>
            <translation>Hier lassen sich nur Dateien dieses Rechners ablegen; speichern Sie das Bild zuerst.</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>&amp;Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Nothing yet</source>
            <translation>Noch nichts</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>&amp;Image</source>
            <translation>B&amp;ild</translation>
        </message>
        <message>
            <source>&amp;Mask</source>
            <translation>&amp;Maske</translation>
        </message>
        <message>
            <source>M&amp;odels</source>
            <translation>M&amp;odelle</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Open a picture</source>
            <translation>Ein Bild öffnen</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;All files (*)</source>
            <translation>Bilder (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif);;Alle Dateien (*)</translation>
        </message>
        <message>
            <source>This picture has no transparent parts.</source>
            <translation>Dieses Bild hat keine durchsichtigen Teile.</translation>
        </message>
        <message>
            <source>Mark transparent parts</source>
            <translation>Durchsichtige Teile markieren</translation>
        </message>
        <message>
            <source>About Unclip Studio</source>
            <translation>Über Unclip Studio</translation>
        </message>
        <message>
            <source>Paints pictures from words by the method of DALL·E 2 (unCLIP), on your own machine.</source>
            <translation>Malt Bilder aus Worten nach dem Verfahren von DALL·E 2 (unCLIP), auf Ihrem eigenen Rechner.</translation>
        </message>
        <message>
            <source>“%1” is no picture that can be opened.</source>
            <translation>„%1“ ist kein Bild, das sich öffnen lässt.</translation>
        </message>
        <message numerus="yes">
            <source>Opened the first of %n picture(s); the canvas holds one at a time.</source>
            <translation>
                <numerusform>Das Bild wurde geöffnet; auf die Leinwand passt eines.</numerusform>
                <numerusform>Das erste von %n Bildern wurde geöffnet; auf die Leinwand passt eines.</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” knows how it was painted.</source>
            <translation>„%1“ weiß, wie es gemalt wurde.</translation>
        </message>
        <message>
            <source>Use its settings</source>
            <translation>Einstellungen übernehmen</translation>
        </message>
        <message>
            <source>“%1” can't be read: %2.</source>
            <translation>„%1“ lässt sich nicht lesen: %2.</translation>
        </message>
        <message>
            <source>There is no picture on the clipboard.</source>
            <translation>In der Zwischenablage ist kein Bild.</translation>
        </message>
        <message>
            <source>The pasted picture can't be written to “%1”. Make room on the disk and paste again.</source>
            <translation>Das eingefügte Bild lässt sich nicht nach „%1“ schreiben. Schaffen Sie Platz und fügen Sie es noch einmal ein.</translation>
        </message>
        <message>
            <source>The picture could not be written to the disk. Export it first, then open the file.</source>
            <translation>Das Bild konnte nicht auf die Platte geschrieben werden. Exportieren Sie es zuerst und öffnen Sie dann die Datei.</translation>
        </message>
        <message>
            <source>This picture was painted without its steps being kept.</source>
            <translation>Die Schritte dieses Bildes wurden nicht aufgehoben.</translation>
        </message>
        <message>
            <source>The next pictures start from seed %1.</source>
            <translation>Die nächsten Bilder beginnen mit der Startzahl %1.</translation>
        </message>
        <message>
            <source>The picture is on the clipboard.</source>
            <translation>Das Bild ist in der Zwischenablage.</translation>
        </message>
        <message>
            <source>Exported to %1</source>
            <translation>Exportiert nach %1</translation>
        </message>
        <message>
            <source>Save the request</source>
            <translation>Anfrage speichern</translation>
        </message>
        <message>
            <source>Requests (*.json)</source>
            <translation>Anfragen (*.json)</translation>
        </message>
        <message>
            <source>“%1” can't be written: %2. Choose another folder.</source>
            <translation>„%1“ lässt sich nicht schreiben: %2. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <source>Exported %1 of %2.</source>
            <translation>%1 von %2 exportiert.</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures were exported to %1</source>
            <translation>
                <numerusform>%n Bild wurde nach %1 exportiert</numerusform>
                <numerusform>%n Bilder wurden nach %1 exportiert</numerusform>
            </translation>
        </message>
        <message>
            <source>Every picture is written and listed now.</source>
            <translation>Jetzt sind alle Bilder geschrieben und verzeichnet.</translation>
        </message>
        <message>
            <source>“%1” is a folder; drop it on the gallery to copy its pictures there.</source>
            <translation>„%1“ ist ein Ordner; legen Sie ihn auf der Galerie ab, um seine Bilder dorthin zu kopieren.</translation>
        </message>
        <message>
            <source>Copy all into the gallery</source>
            <translation>Alle in die Galerie kopieren</translation>
        </message>
        <message>
            <source>Replace files?</source>
            <translation>Dateien ersetzen?</translation>
        </message>
        <message numerus="yes">
            <source>%n files are there already, among them “%1”.</source>
            <translation>
                <numerusform>„%1“ gibt es schon.</numerusform>
                <numerusform>%n Dateien gibt es schon, darunter „%1“.</numerusform>
            </translation>
        </message>
        <message>
            <source>Keep both</source>
            <translation>Beide behalten</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Ersetzen</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Bild speichern</translation>
        </message>
        <message>
            <source>PNG (*.png)</source>
            <translation>PNG (*.png)</translation>
        </message>
        <message>
            <source>Saved as %1</source>
            <translation>Gespeichert als %1</translation>
        </message>
        <message>
            <source>Copy pictures into the gallery</source>
            <translation>Bilder in die Galerie kopieren</translation>
        </message>
        <message>
            <source>“%1” is here. Choose it under More, beside the prompt.</source>
            <translation>„%1“ ist da. Wählen Sie es unter „Mehr“ beim Prompt.</translation>
        </message>
        <message>
            <source>Nothing is ever sent anywhere; only fetching a model uses the network.</source>
            <translation>Es wird nie etwas irgendwohin gesendet; nur das Holen eines Modells benutzt das Netz.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::MessageBar</name>
        <message>
            <source>Close the message</source>
            <translation>Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::MixDialog</name>
        <message>
            <source>Mix</source>
            <translation>Mischen</translation>
        </message>
        <message>
            <source>Paints a row of pictures that leads from this one step by step to another picture, or along the way from one text to another.</source>
            <translation>Malt eine Reihe von Bildern, die von diesem Schritt für Schritt zu einem anderen führt oder den Weg von einem Text zum anderen geht.</translation>
        </message>
        <message>
            <source>Second picture</source>
            <translation>Zweites Bild</translation>
        </message>
        <message>
            <source>Another file…</source>
            <translation>Andere Datei …</translation>
        </message>
        <message>
            <source>With a picture</source>
            <translation>Mit einem Bild</translation>
        </message>
        <message>
            <source>Choose the second picture</source>
            <translation>Zweites Bild wählen</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</source>
            <translation>Bilder (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</translation>
        </message>
        <message>
            <source>a cat</source>
            <translation>eine Katze (a cat)</translation>
        </message>
        <message>
            <source>a dog</source>
            <translation>ein Hund (a dog)</translation>
        </message>
        <message>
            <source>From</source>
            <translation>Von</translation>
        </message>
        <message>
            <source>To</source>
            <translation>Nach</translation>
        </message>
        <message>
            <source>By two texts</source>
            <translation>Mit zwei Texten</translation>
        </message>
        <message>
            <source>Pictures in the row</source>
            <translation>Bilder in der Reihe</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::ModelDownload</name>
        <message>
            <source>“%1” can't be loaded: %2. What was loaded stays; get the model again later to go on.</source>
            <translation>„%1“ kann nicht geladen werden: %2. Was geladen ist, bleibt; holen Sie das Modell später noch einmal, dann geht es weiter.</translation>
        </message>
        <message>
            <source>“%1” can't be written: %2. Choose a disk with room for the model.</source>
            <translation>„%1“ kann nicht geschrieben werden: %2. Wählen Sie ein Laufwerk mit Platz für das Modell.</translation>
        </message>
        <message>
            <source>“%1” is no safe address to load a model from; nothing was loaded.</source>
            <translation>„%1“ ist keine sichere Adresse für ein Modell; es wurde nichts geladen.</translation>
        </message>
        <message>
            <source>The list of files of “%1” is too long; nothing was loaded.</source>
            <translation>Die Dateiliste von „%1“ ist zu lang; es wurde nichts geladen.</translation>
        </message>
        <message>
            <source>“%1” can't be written: %2. Make room on the disk and get the model again; what was loaded stays.</source>
            <translation>„%1“ kann nicht geschrieben werden: %2. Schaffen Sie Platz und holen Sie das Modell noch einmal; was geladen ist, bleibt.</translation>
        </message>
        <message>
            <source>“%1” is longer than the server's list says; it was thrown away. Get the model again.</source>
            <translation>„%1“ ist länger, als die Liste des Servers sagt; die Datei wurde verworfen. Holen Sie das Modell noch einmal.</translation>
        </message>
        <message>
            <source>The connection to %1 can't be trusted: %2. Check the date of this machine, then get the model again.</source>
            <translation>Der Verbindung zu %1 ist nicht zu trauen: %2. Prüfen Sie das Datum dieses Rechners und holen Sie das Modell noch einmal.</translation>
        </message>
        <message>
            <source>the server doesn't have the rest of a file</source>
            <translation>der Server hat den Rest einer Datei nicht</translation>
        </message>
        <message>
            <source>the server is busy (%1)</source>
            <translation>der Server ist überlastet (%1)</translation>
        </message>
        <message>
            <source>The server refuses “%1” (%2). See %3 whether the model has moved.</source>
            <translation>Der Server verweigert „%1“ (%2). Sehen Sie auf %3 nach, ob das Modell umgezogen ist.</translation>
        </message>
        <message>
            <source>the server was silent for too long</source>
            <translation>der Server hat zu lange geschwiegen</translation>
        </message>
        <message>
            <source>the connection ended early</source>
            <translation>die Verbindung endete zu früh</translation>
        </message>
        <message>
            <source>%1 sends from one address to the next without end. Get the model again later.</source>
            <translation>%1 leitet endlos von einer Adresse zur nächsten weiter. Holen Sie das Modell später noch einmal.</translation>
        </message>
        <message>
            <source>The server's list of the files of “%1” can't be used. See %2 whether the model has moved.</source>
            <translation>Die Dateiliste des Servers zu „%1“ ist nicht zu gebrauchen. Sehen Sie auf %2 nach, ob das Modell umgezogen ist.</translation>
        </message>
        <message>
            <source>“%1” needs %2 more, and the disk of %3 has %4. Make room and get the model again.</source>
            <translation>„%1“ braucht noch %2, auf dem Laufwerk von %3 sind %4 frei. Schaffen Sie Platz und holen Sie das Modell noch einmal.</translation>
        </message>
        <message>
            <source>“%1” is damaged: its checksum is not the one that the server names. It was thrown away; get the model again later.</source>
            <translation>„%1“ ist beschädigt: Die Prüfsumme ist nicht die, die der Server nennt. Die Datei wurde verworfen; holen Sie das Modell später noch einmal.</translation>
        </message>
        <message>
            <source>“%1” can't be written. Choose a disk with room for the model.</source>
            <translation>„%1“ kann nicht geschrieben werden. Wählen Sie ein Laufwerk mit Platz für das Modell.</translation>
        </message>
        <message>
            <source>“%1” is shorter than the server's list says; it was thrown away. Get the model again later.</source>
            <translation>„%1“ ist kürzer, als die Liste des Servers sagt; die Datei wurde verworfen. Holen Sie das Modell später noch einmal.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::ModelsDialog</name>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <source>Add folder…</source>
            <translation>Ordner hinzufügen …</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste nehmen</translation>
        </message>
        <message>
            <source>Not usable</source>
            <translation>Nicht brauchbar</translation>
        </message>
        <message>
            <source>Larger than memory</source>
            <translation>Größer als der Speicher</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Bereit</translation>
        </message>
        <message>
            <source>%1 px</source>
            <translation>%1 px</translation>
        </message>
        <message>
            <source>Its weights need %1, this machine has %2: it is opened part by part.</source>
            <translation>Die Gewichte brauchen %1, dieser Rechner hat %2: Es wird Teil für Teil geöffnet.</translation>
        </message>
        <message>
            <source>Comes with the program. Knows a small world of things, places and styles.</source>
            <translation>Wird mit dem Programm geliefert. Kennt eine kleine Welt von Dingen, Orten und Stilen.</translation>
        </message>
        <message>
            <source>Its weights need %1, this machine has %2.</source>
            <translation>Die Gewichte brauchen %1, dieser Rechner hat %2.</translation>
        </message>
        <message>
            <source>Choose a model's folder, or a folder of models</source>
            <translation>Ordner eines Modells oder mit Modellen wählen</translation>
        </message>
        <message>
            <source>Progress of the download</source>
            <translation>Fortschritt des Ladens</translation>
        </message>
        <message>
            <source>Get</source>
            <translation>Holen</translation>
        </message>
        <message>
            <source>%1 or %2</source>
            <translation>%1 oder %2</translation>
        </message>
        <message>
            <source>Partly here</source>
            <translation>Teilweise da</translation>
        </message>
        <message>
            <source>Can be fetched</source>
            <translation>Kann geholt werden</translation>
        </message>
        <message>
            <source>Makes variations of pictures.</source>
            <translation>Macht Variationen von Bildern.</translation>
        </message>
        <message>
            <source>Paints from words.</source>
            <translation>Malt nach Worten.</translation>
        </message>
        <message>
            <source>%1 Licence: %2; its conditions go with every copy. From %3. This machine has %4 of memory. Only this button uses the network.</source>
            <translation>%1 Lizenz: %2; ihre Bedingungen gelten für jede Kopie. Von %3. Dieser Rechner hat %4 Speicher. Nur dieser Knopf benutzt das Netz.</translation>
        </message>
        <message>
            <source>Stop loading</source>
            <translation>Laden anhalten</translation>
        </message>
        <message>
            <source>%1: asking for the list of its files</source>
            <translation>%1: Die Dateiliste wird geholt</translation>
        </message>
        <message>
            <source>%1: %2 of %3</source>
            <translation>%1: %2 von %3</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::PictureDetails</name>
        <message>
            <source>Use its settings</source>
            <translation>Einstellungen übernehmen</translation>
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Collections</source>
            <translation>Sammlungen</translation>
        </message>
        <message>
            <source>Takes over prompt, seed and all settings of this picture.</source>
            <translation>Übernimmt Text, Startzahl und alle Einstellungen dieses Bildes.</translation>
        </message>
        <message>
            <source>Finds pictures that look like this one.</source>
            <translation>Findet Bilder, die diesem ähneln.</translation>
        </message>
        <message>
            <source>Words of your own, with commas between</source>
            <translation>Eigene Wörter, mit Kommas dazwischen</translation>
        </message>
        <message>
            <source>Names, with commas between</source>
            <translation>Namen, mit Kommas dazwischen</translation>
        </message>
        <message>
            <source>Tags of the picture</source>
            <translation>Schlagwörter des Bildes</translation>
        </message>
        <message>
            <source>Collections of the picture</source>
            <translation>Sammlungen des Bildes</translation>
        </message>
        <message>
            <source>Choose a picture to see how it was made.</source>
            <translation>Wählen Sie ein Bild, um zu sehen, wie es entstand.</translation>
        </message>
        <message numerus="yes">
            <source>%n pictures are chosen.</source>
            <translation>
                <numerusform>Ein Bild ist gewählt.</numerusform>
                <numerusform>%n Bilder sind gewählt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Picture %1</source>
            <translation>Bild %1</translation>
        </message>
        <message>
            <source>Trouble</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Avoid</source>
            <translation>Vermeiden</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Aufgabe</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startzahl</translation>
        </message>
        <message>
            <source>Prior</source>
            <translation>Prior</translation>
        </message>
        <message>
            <source>Prior steps</source>
            <translation>Schritte des Priors</translation>
        </message>
        <message>
            <source>Decoder steps</source>
            <translation>Schritte des Decoders</translation>
        </message>
        <message>
            <source>Upsampler steps</source>
            <translation>Schritte des Vergrößerers</translation>
        </message>
        <message>
            <source>Prior guidance</source>
            <translation>Führung des Priors</translation>
        </message>
        <message>
            <source>Guidance</source>
            <translation>Führung</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>%1 × %2</source>
            <translation>%1 × %2</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichte</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Likeness to the prompt</source>
            <translation>Ähnlichkeit zum Text</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Entstanden</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Other program's note</source>
            <translation>Notiz eines anderen Programms</translation>
        </message>
        <message>
            <source>Made from</source>
            <translation>Gemacht aus</translation>
        </message>
        <message>
            <source>Made from it</source>
            <translation>Daraus gemacht</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::PictureLooks</name>
        <message>
            <source>There is no engine that could look at the pictures.</source>
            <translation>Es gibt keine Maschine, die die Bilder betrachten könnte.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::PicturePage</name>
        <message>
            <source>The picture is not on disk. Export it first, then open the file.</source>
            <translation>Das Bild liegt nicht auf der Platte. Exportieren Sie es zuerst und öffnen Sie dann die Datei.</translation>
        </message>
        <message>
            <source>Nothing is marked. Mark with the brush what shall be painted again.</source>
            <translation>Nichts ist markiert. Markieren Sie mit dem Pinsel, was neu gemalt werden soll.</translation>
        </message>
        <message>
            <source>The frame lies at the picture's edge. Drag it outwards first.</source>
            <translation>Der Rahmen liegt am Rand des Bildes. Ziehen Sie ihn zuerst nach außen.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::PictureView</name>
        <message>
            <source>Picture</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>Mark all</source>
            <translation>Alles markieren</translation>
        </message>
        <message>
            <source>Invert the mask</source>
            <translation>Maske umkehren</translation>
        </message>
        <message>
            <source>Clear the mask</source>
            <translation>Maske löschen</translation>
        </message>
        <message>
            <source>Eraser stroke</source>
            <translation>Radierstrich</translation>
        </message>
        <message>
            <source>Brush stroke</source>
            <translation>Pinselstrich</translation>
        </message>
        <message>
            <source>Lasso</source>
            <translation>Lasso</translation>
        </message>
        <message>
            <source>Rectangle</source>
            <translation>Rechteck</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Vorher</translation>
        </message>
        <message>
            <source>After</source>
            <translation>Nachher</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::PromptDock</name>
        <message>
            <source>Prompt</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Avoid</source>
            <translation>Vermeiden</translation>
        </message>
        <message>
            <source>Name what shall not be in the picture.</source>
            <translation>Nennen Sie, was nicht im Bild sein soll.</translation>
        </message>
        <message>
            <source>For example: fog, text</source>
            <translation>Zum Beispiel: fog, text</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>How many pictures are painted at once.</source>
            <translation>Wie viele Bilder auf einmal gemalt werden.</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>Add to queue</source>
            <translation>In die Warteschlange</translation>
        </message>
        <message>
            <source>Paint</source>
            <translation>Malen</translation>
        </message>
        <message>
            <source>Paints the prompt (%1)</source>
            <translation>Malt den Text (%1)</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <source>The prompt has more tokens than the model reads. The struck-out part is not used.</source>
            <translation>Der Text hat mehr Token, als das Modell liest. Der durchgestrichene Teil wird nicht benutzt.</translation>
        </message>
        <message>
            <source>Tokens (words and parts of words) of the prompt, and how many the model reads.</source>
            <translation>Token (Wörter und Wortteile) des Textes, und wie viele das Modell liest.</translation>
        </message>
        <message>
            <source>Earlier prompts</source>
            <translation>Frühere Texte</translation>
        </message>
        <message>
            <source>Words of the prompt</source>
            <translation>Wörter des Textes</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::PromptEditor</name>
        <message>
            <source>Prompt</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>What shall be painted? For example: a dog in the Himalayas, oil painting</source>
            <translation>Was soll gemalt werden? Zum Beispiel: a dog in the Himalayas, oil painting</translation>
        </message>
        <message numerus="yes">
            <source>The model reads %n token(s); this part comes after them and is not used.</source>
            <translation>
                <numerusform>Das Modell liest %n Token; dieser Teil kommt danach und wird nicht benutzt.</numerusform>
                <numerusform>Das Modell liest %n Token; dieser Teil kommt danach und wird nicht benutzt.</numerusform>
            </translation>
        </message>
        <message>
            <source>The model has never seen the word “%1”. It may be left out of the picture.</source>
            <translation>Das Modell hat das Wort „%1“ nie gesehen. Im Bild fehlt es vielleicht.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::QueueDock</name>
        <message>
            <source>Queue</source>
            <translation>Warteschlange</translation>
        </message>
        <message>
            <source>Pause the queue</source>
            <translation>Warteschlange anhalten</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Noch einmal</translation>
        </message>
        <message>
            <source>Details…</source>
            <translation>Einzelheiten …</translation>
        </message>
        <message>
            <source>Remove from the list</source>
            <translation>Aus der Liste nehmen</translation>
        </message>
        <message>
            <source>Remove all that are over</source>
            <translation>Alle beendeten entfernen</translation>
        </message>
        <message>
            <source>Go on with the queue</source>
            <translation>Warteschlange fortsetzen</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::ResultTile</name>
        <message>
            <source>Picture %1</source>
            <translation>Bild %1</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::ResultsGrid</name>
        <message>
            <source>Results</source>
            <translation>Ergebnisse</translation>
        </message>
        <message>
            <source>From one picture to the other</source>
            <translation>Von einem Bild zum anderen</translation>
        </message>
        <message>
            <source>Shows the steps from one end of the mix to the other.</source>
            <translation>Zeigt die Schritte von einem Ende der Mischung zum anderen.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::SessionFile</name>
        <message>
            <source>The session can't be saved to “%1”: %2. Prompt and queue may be lost when the program ends.</source>
            <translation>Die Sitzung lässt sich nicht nach „%1“ speichern: %2. Text und Warteschlange könnten beim Beenden verloren gehen.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Wählen …</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Ordner wählen</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>The language changes at the next start.</source>
            <translation>Die Sprache wechselt beim nächsten Start.</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Aussehen</translation>
        </message>
        <message>
            <source>Go on where I stopped</source>
            <translation>Dort weitermachen, wo ich aufgehört habe</translation>
        </message>
        <message>
            <source>Prompt, settings, picture, mask and queue come back at the start.</source>
            <translation>Text, Einstellungen, Bild, Maske und Warteschlange kommen beim Start zurück.</translation>
        </message>
        <message>
            <source>Say when a long job ends</source>
            <translation>Melden, wenn ein langer Auftrag endet</translation>
        </message>
        <message>
            <source>Shows a notification when the window is in the background.</source>
            <translation>Zeigt eine Benachrichtigung, wenn das Fenster im Hintergrund ist.</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Every finished picture is written here at once. A new folder counts from the next start; pictures that are there already stay where they are.</source>
            <translation>Jedes fertige Bild wird sofort hierhin geschrieben. Ein neuer Ordner gilt ab dem nächsten Start; vorhandene Bilder bleiben, wo sie sind.</translation>
        </message>
        <message>
            <source>Performance</source>
            <translation>Leistung</translation>
        </message>
        <message>
            <source>Open the model at the start</source>
            <translation>Modell beim Start öffnen</translation>
        </message>
        <message>
            <source>The first picture begins sooner; the program needs the model's memory from the beginning.</source>
            <translation>Das erste Bild beginnt früher; dafür braucht das Programm den Speicher des Modells von Anfang an.</translation>
        </message>
        <message>
            <source>Device and precision are chosen under More, beside the prompt.</source>
            <translation>Gerät und Genauigkeit wählen Sie unter Mehr, neben dem Text.</translation>
        </message>
        <message>
            <source>Canvas</source>
            <translation>Leinwand</translation>
        </message>
        <message>
            <source>Colour of the mask</source>
            <translation>Farbe der Maske</translation>
        </message>
        <message>
            <source>Strength of the mask's colour</source>
            <translation>Stärke der Maskenfarbe</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>Deckkraft</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>Pressure of the pen changes</source>
            <translation>Der Druck des Stiftes ändert</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>Dateiname</translation>
        </message>
        <message>
            <source>{date}, {time}, {prompt}, {seed}, {n}, {task}, {model} and {id} are filled in.</source>
            <translation>{date}, {time}, {prompt}, {seed}, {n}, {task}, {model} und {id} werden ausgefüllt.</translation>
        </message>
        <message>
            <source>Write prompt and settings into the file</source>
            <translation>Text und Einstellungen in die Datei schreiben</translation>
        </message>
        <message>
            <source>The picture can then be painted again from its file.</source>
            <translation>Das Bild lässt sich dann aus seiner Datei noch einmal malen.</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Privates</translation>
        </message>
        <message>
            <source>Write prompts to the log</source>
            <translation>Texte ins Protokoll schreiben</translation>
        </message>
        <message>
            <source>Off by default, so that a log can be shown to others.</source>
            <translation>Von Haus aus abgeschaltet, damit man ein Protokoll anderen zeigen kann.</translation>
        </message>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>All back to the standard</source>
            <translation>Alle auf die Vorgabe zurück</translation>
        </message>
        <message>
            <source>%1 is used twice: for “%2” and for “%3”. Neither will work until one is changed.</source>
            <translation>%1 ist doppelt belegt: für „%2“ und für „%3“. Beide wirken erst, wenn eines geändert ist.</translation>
        </message>
        <message>
            <source>Everything happens on this machine. Nothing is ever sent anywhere; only fetching a model uses the network.</source>
            <translation>Alles geschieht auf diesem Rechner. Es wird nie etwas irgendwohin gesendet; nur das Holen eines Modells benutzt das Netz.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::SettingsPanel</name>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>The model that paints. More can be added in the menu Models.</source>
            <translation>Das Modell, das malt. Weitere lassen sich im Menü Modelle hinzufügen.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startzahl</translation>
        </message>
        <message>
            <source>Draw another seed</source>
            <translation>Andere Startzahl ziehen</translation>
        </message>
        <message>
            <source>Keep this seed for the next pictures</source>
            <translation>Diese Startzahl für die nächsten Bilder behalten</translation>
        </message>
        <message>
            <source>The number that chooses the noise a picture starts from. The same seed and settings give the same picture.</source>
            <translation>Die Zahl, die das Rauschen bestimmt, mit dem ein Bild beginnt. Gleiche Startzahl und Einstellungen ergeben das gleiche Bild.</translation>
        </message>
        <message>
            <source>Model's own</source>
            <translation>Wie das Modell</translation>
        </message>
        <message>
            <source>Square</source>
            <translation>Quadrat</translation>
        </message>
        <message>
            <source>Wide (3:2)</source>
            <translation>Quer (3:2)</translation>
        </message>
        <message>
            <source>Tall (2:3)</source>
            <translation>Hoch (2:3)</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>The shape of the picture. Models paint their own shape best.</source>
            <translation>Die Form des Bildes. Modelle malen ihre eigene Form am besten.</translation>
        </message>
        <message>
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <source>Default</source>
            <translation>Normal</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>Am besten</translation>
        </message>
        <message>
            <source>Own steps</source>
            <translation>Eigene Schritte</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Güte</translation>
        </message>
        <message>
            <source>More steps take longer and paint more carefully.</source>
            <translation>Mehr Schritte dauern länger und malen sorgfältiger.</translation>
        </message>
        <message>
            <source>Prior</source>
            <translation>Prior</translation>
        </message>
        <message>
            <source>Text directly</source>
            <translation>Text unmittelbar</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keiner</translation>
        </message>
        <message>
            <source>Paint with all three and compare</source>
            <translation>Mit allen dreien malen und vergleichen</translation>
        </message>
        <message>
            <source>What the decoder is told: the picture that the prior imagines, the text itself in its place, or the caption alone.</source>
            <translation>Was der Decoder erfährt: das Bild, das der Prior sich vorstellt, an dessen Stelle den Text selbst, oder nur die Worte.</translation>
        </message>
        <message>
            <source>Strength</source>
            <translation>Stärke</translation>
        </message>
        <message>
            <source>How far variations and edits may leave the picture: 0 stays near, 1 starts afresh.</source>
            <translation>Wie weit sich Variationen und Änderungen vom Bild entfernen dürfen: 0 bleibt nahe, 1 beginnt neu.</translation>
        </message>
        <message>
            <source>Prior steps</source>
            <translation>Schritte des Priors</translation>
        </message>
        <message>
            <source>Steps in which the prior imagines the picture's meaning.</source>
            <translation>Schritte, in denen der Prior sich den Inhalt des Bildes vorstellt.</translation>
        </message>
        <message>
            <source>Prior guidance</source>
            <translation>Führung des Priors</translation>
        </message>
        <message>
            <source>How closely the prior keeps to the prompt.</source>
            <translation>Wie genau der Prior sich an den Text hält.</translation>
        </message>
        <message>
            <source>Decoder steps</source>
            <translation>Schritte des Decoders</translation>
        </message>
        <message>
            <source>Steps in which the decoder paints the small picture.</source>
            <translation>Schritte, in denen der Decoder das kleine Bild malt.</translation>
        </message>
        <message>
            <source>Guidance</source>
            <translation>Führung</translation>
        </message>
        <message>
            <source>How closely the decoder keeps to the prompt; high values make harsh pictures.</source>
            <translation>Wie genau der Decoder sich an den Text hält; hohe Werte machen harte Bilder.</translation>
        </message>
        <message>
            <source>Upsampler steps</source>
            <translation>Schritte des Vergrößerers</translation>
        </message>
        <message>
            <source>Steps in which the small picture is painted large.</source>
            <translation>Schritte, in denen das kleine Bild groß gemalt wird.</translation>
        </message>
        <message>
            <source>Best match first</source>
            <translation>Passendste zuerst</translation>
        </message>
        <message>
            <source>Sorts the pictures by how well CLIP finds them to match the prompt.</source>
            <translation>Ordnet die Bilder danach, wie gut sie laut CLIP zum Text passen.</translation>
        </message>
        <message>
            <source>Automatic</source>
            <translation>Automatisch</translation>
        </message>
        <message>
            <source>Processor</source>
            <translation>Prozessor</translation>
        </message>
        <message>
            <source>Graphics card (CUDA)</source>
            <translation>Grafikkarte (CUDA)</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Where the computing happens.</source>
            <translation>Wo gerechnet wird.</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>How exactly numbers are kept; less is faster and needs less memory.</source>
            <translation>Wie genau Zahlen gehalten werden; weniger ist schneller und braucht weniger Speicher.</translation>
        </message>
        <message>
            <source>Back to the default</source>
            <translation>Zurück zur Vorgabe</translation>
        </message>
        <message>
            <source>Comes with the program.</source>
            <translation>Kommt mit dem Programm.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::StartPage</name>
        <message>
            <source>A rainbow in space</source>
            <translation>Ein Regenbogen im Weltall</translation>
        </message>
        <message>
            <source>An oil painting of a king</source>
            <translation>Ein Ölgemälde eines Königs</translation>
        </message>
        <message>
            <source>A dog in the Himalayas</source>
            <translation>Ein Hund im Himalaja</translation>
        </message>
        <message>
            <source>Stained glass depicting a robot</source>
            <translation>Ein Roboter als Glasfenster</translation>
        </message>
        <message>
            <source>A racing car in a desert</source>
            <translation>Ein Rennwagen in der Wüste</translation>
        </message>
        <message>
            <source>A cat with a crown</source>
            <translation>Eine Katze mit Krone</translation>
        </message>
        <message>
            <source>What shall be painted?</source>
            <translation>Was soll gemalt werden?</translation>
        </message>
        <message>
            <source>Type a prompt at the side, drop a picture here to edit it, or try an example.</source>
            <translation>Schreiben Sie an der Seite einen Text, legen Sie hier ein Bild ab, um es zu bearbeiten, oder probieren Sie ein Beispiel.</translation>
        </message>
        <message>
            <source>Open a picture…</source>
            <translation>Ein Bild öffnen …</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::StyleChips</name>
        <message>
            <source>Oil painting</source>
            <translation>Ölgemälde</translation>
        </message>
        <message>
            <source>Stained glass</source>
            <translation>Glasfenster</translation>
        </message>
        <message>
            <source>Pencil sketch</source>
            <translation>Bleistiftskizze</translation>
        </message>
        <message>
            <source>Pixel art</source>
            <translation>Pixelbild</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Watercolour</source>
            <translation>Aquarell</translation>
        </message>
        <message>
            <source>Styles</source>
            <translation>Stile</translation>
        </message>
        <message>
            <source>Remove this style</source>
            <translation>Diesen Stil entfernen</translation>
        </message>
        <message>
            <source>Save a style of your own</source>
            <translation>Eigenen Stil speichern</translation>
        </message>
        <message>
            <source>New style</source>
            <translation>Neuer Stil</translation>
        </message>
        <message>
            <source>Words that the style adds to a prompt:</source>
            <translation>Worte, die der Stil einem Text hinzufügt:</translation>
        </message>
        <message>
            <source>Adds “%1” to the prompt, or takes it out.</source>
            <translation>Fügt dem Text „%1“ hinzu oder nimmt es heraus.</translation>
        </message>
    </context>
    <context>
        <name>unclip::ui::WindowActions</name>
        <message>
            <source>&amp;New</source>
            <translation>&amp;Neu</translation>
        </message>
        <message>
            <source>Clears the canvas and starts with an empty prompt.</source>
            <translation>Leert die Leinwand und beginnt mit leerem Text.</translation>
        </message>
        <message>
            <source>&amp;Open picture…</source>
            <translation>Bild ö&amp;ffnen …</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exportieren …</translation>
        </message>
        <message>
            <source>Save &amp;request…</source>
            <translation>&amp;Anfrage speichern …</translation>
        </message>
        <message>
            <source>Writes prompt and settings to a file that “unclip generate --request” reads.</source>
            <translation>Schreibt Text und Einstellungen in eine Datei, die „unclip generate --request“ liest.</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Rückgängig</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>&amp;Wiederholen</translation>
        </message>
        <message>
            <source>&amp;Copy picture</source>
            <translation>Bild &amp;kopieren</translation>
        </message>
        <message>
            <source>&amp;Paste picture</source>
            <translation>Bild &amp;einfügen</translation>
        </message>
        <message>
            <source>&amp;Settings…</source>
            <translation>E&amp;instellungen …</translation>
        </message>
        <message>
            <source>&amp;Paint</source>
            <translation>&amp;Malen</translation>
        </message>
        <message>
            <source>&amp;Cancel painting</source>
            <translation>Malen &amp;abbrechen</translation>
        </message>
        <message>
            <source>Write the &amp;prompt</source>
            <translation>&amp;Text schreiben</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>&amp;Vergrößern</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>Ver&amp;kleinern</translation>
        </message>
        <message>
            <source>&amp;Fit</source>
            <translation>&amp;Einpassen</translation>
        </message>
        <message>
            <source>&amp;100 %</source>
            <translation>&amp;100 %</translation>
        </message>
        <message>
            <source>&amp;Before/After</source>
            <translation>V&amp;orher/Nachher</translation>
        </message>
        <message>
            <source>Splits the picture: before on the one side, after on the other. Hold \ to see it as it was.</source>
            <translation>Teilt das Bild: auf der einen Seite vorher, auf der anderen nachher. Halten Sie \, um es zu sehen, wie es war.</translation>
        </message>
        <message>
            <source>Canvas &amp;alone</source>
            <translation>Leinwand &amp;allein</translation>
        </message>
        <message>
            <source>Hides everything around the canvas; Tab does it while the picture has the focus.</source>
            <translation>Blendet alles um die Leinwand aus; mit Tab geht es, während das Bild den Fokus hat.</translation>
        </message>
        <message>
            <source>&amp;Gallery</source>
            <translation>&amp;Galerie</translation>
        </message>
        <message>
            <source>F&amp;ull screen</source>
            <translation>Voll&amp;bild</translation>
        </message>
        <message>
            <source>&amp;Select</source>
            <translation>Aus&amp;wahl</translation>
        </message>
        <message>
            <source>Moves the view and drags the outer frame.</source>
            <translation>Verschiebt die Ansicht und zieht den äußeren Rahmen.</translation>
        </message>
        <message>
            <source>&amp;Brush</source>
            <translation>&amp;Pinsel</translation>
        </message>
        <message>
            <source>Marks what shall be repainted. [ and ] change the size, Shift+[ and ] the hardness.</source>
            <translation>Markiert, was neu gemalt werden soll. [ und ] ändern die Größe, Umschalt+[ und ] die Härte.</translation>
        </message>
        <message>
            <source>&amp;Eraser</source>
            <translation>&amp;Radierer</translation>
        </message>
        <message>
            <source>Takes the mask away again (E). X swaps brush and eraser.</source>
            <translation>Nimmt die Maske wieder weg (E). X tauscht Pinsel und Radierer.</translation>
        </message>
        <message>
            <source>&amp;Lasso</source>
            <translation>&amp;Lasso</translation>
        </message>
        <message>
            <source>Marks what you draw around; with Alt it is taken away.</source>
            <translation>Markiert, was Sie umfahren; mit Alt wird es weggenommen.</translation>
        </message>
        <message>
            <source>&amp;Rectangle</source>
            <translation>Re&amp;chteck</translation>
        </message>
        <message>
            <source>Marks a rectangle (M); with Alt it is taken away.</source>
            <translation>Markiert ein Rechteck (M); mit Alt wird es weggenommen.</translation>
        </message>
        <message>
            <source>&amp;Pan</source>
            <translation>&amp;Verschieben</translation>
        </message>
        <message>
            <source>Moves the view; Space or the middle button do it in any tool.</source>
            <translation>Verschiebt die Ansicht; mit Leertaste oder mittlerer Maustaste geht es in jedem Werkzeug.</translation>
        </message>
        <message>
            <source>&amp;Zoom</source>
            <translation>&amp;Zoom</translation>
        </message>
        <message>
            <source>Drag to zoom; holding Z or Ctrl+wheel do it in any tool.</source>
            <translation>Ziehen zum Zoomen; mit gehaltenem Z oder Strg+Mausrad geht es in jedem Werkzeug.</translation>
        </message>
        <message>
            <source>Mark &amp;all</source>
            <translation>&amp;Alles markieren</translation>
        </message>
        <message>
            <source>&amp;Invert</source>
            <translation>&amp;Umkehren</translation>
        </message>
        <message>
            <source>&amp;Clear</source>
            <translation>&amp;Löschen</translation>
        </message>
        <message>
            <source>&amp;Show the mask</source>
            <translation>Maske &amp;zeigen</translation>
        </message>
        <message>
            <source>Mark &amp;transparent parts</source>
            <translation>&amp;Durchsichtige Teile markieren</translation>
        </message>
        <message>
            <source>&amp;Add folder…</source>
            <translation>Ordner &amp;hinzufügen …</translation>
        </message>
        <message>
            <source>&amp;Models…</source>
            <translation>&amp;Modelle …</translation>
        </message>
        <message>
            <source>&amp;Keys and first steps</source>
            <translation>&amp;Tasten und erste Schritte</translation>
        </message>
        <message>
            <source>Show &amp;log</source>
            <translation>&amp;Protokoll zeigen</translation>
        </message>
        <message>
            <source>&amp;About Unclip Studio</source>
            <translation>Ü&amp;ber Unclip Studio</translation>
        </message>
        <message>
            <source>Copy pictures into the &amp;gallery…</source>
            <translation>Bilder in die &amp;Galerie kopieren …</translation>
        </message>
        <message>
            <source>Pictures of cameras and other programs; what they say about themselves is kept.</source>
            <translation>Bilder von Kameras und anderen Programmen; was sie über sich sagen, bleibt erhalten.</translation>
        </message>
    </context>
</TS>
