<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Files</name>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>%1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: an earlier write failed.</source>
        <translation>%1 lässt sich nicht schreiben: Schon vorher ist das Schreiben misslungen.</translation>
    </message>
    <message>
        <source>the disk is full; free some space or choose another place</source>
        <translation>die Platte ist voll; schaffen Sie Platz oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>you have no permission to write there; choose another place</source>
        <translation>Sie dürfen dort nicht schreiben; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another place</source>
        <translation>die Platte ist schreibgeschützt; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>its folder doesn&apos;t exist</source>
        <translation>den Ordner dafür gibt es nicht</translation>
    </message>
    <message>
        <source>a part of its path is a file, not a folder</source>
        <translation>ein Teil des Pfads ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>a folder has this name</source>
        <translation>so heißt schon ein Ordner</translation>
    </message>
    <message>
        <source>its name is too long; choose a shorter one</source>
        <translation>der Name ist zu lang; wählen Sie einen kürzeren</translation>
    </message>
    <message>
        <source>its path is a loop of links</source>
        <translation>der Pfad ist eine Schleife von Verknüpfungen</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>es sind zu viele Dateien geöffnet</translation>
    </message>
    <message>
        <source>the disk reported an error</source>
        <translation>die Platte meldet einen Fehler</translation>
    </message>
    <message>
        <source>The painting engine (%1) can&apos;t be opened. Install the program again, with libtorch beside it.</source>
        <translation>Die Malmaschine (%1) lässt sich nicht öffnen. Installieren Sie das Programm noch einmal, mit libtorch daneben.</translation>
    </message>
    <message>
        <source>The program&apos;s own files (folder &quot;share/unclip-studio&quot;) are missing beside %1; install it again, or name their folder in UNCLIP_RESOURCES.</source>
        <translation>Die eigenen Dateien des Programms (Ordner „share/unclip-studio“) fehlen neben %1; installieren Sie es noch einmal oder nennen Sie ihren Ordner in UNCLIP_RESOURCES.</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made; choose another place.</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen; wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The Unicode library ICU can&apos;t be used; install its data again.</source>
        <translation>Die Unicode-Bibliothek ICU lässt sich nicht benutzen; installieren Sie ihre Daten noch einmal.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read; check its permissions.</source>
        <translation>%1 lässt sich nicht lesen; prüfen Sie die Rechte der Datei.</translation>
    </message>
    <message>
        <source>The guide (folder &quot;guide&quot;) is missing in %1; install the program again.</source>
        <translation>Das Handbuch (Ordner „guide“) fehlt in %1; installieren Sie das Programm noch einmal.</translation>
    </message>
    <message>
        <source>What was written into %1 may be lost in a power cut: %2.</source>
        <translation>Was in %1 geschrieben wurde, kann bei einem Stromausfall verloren gehen: %2.</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be made: %2.</source>
        <translation>Der Ordner %1 kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>%1 is a placeholder that Git LFS left in place of the file; get it again with &quot;git lfs pull&quot;, or download it.</source>
        <translation>%1 ist ein Platzhalter, den Git LFS anstelle der Datei hinterlassen hat; holen Sie sie mit „git lfs pull“ oder laden Sie sie herunter.</translation>
    </message>
    <message>
        <source>%1 is a web page that was saved in place of the file; download it again.</source>
        <translation>%1 ist eine Webseite, die anstelle der Datei gespeichert wurde; laden Sie die Datei noch einmal herunter.</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>The gallery&apos;s index %1 is held by another program; try again in a moment.</source>
        <translation>Der Index %1 der Galerie wird gerade von einem anderen Programm benutzt; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 is damaged.</source>
        <translation>Der Index %1 der Galerie ist beschädigt.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 is read-only; give yourself permission to change it.</source>
        <translation>Der Index %1 der Galerie ist schreibgeschützt; geben Sie sich das Recht, ihn zu ändern.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 can&apos;t be written: the disk is full; make room, and what is missing is listed then.</source>
        <translation>Der Index %1 der Galerie lässt sich nicht schreiben: Die Platte ist voll; schaffen Sie Platz, dann wird verzeichnet, was fehlt.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 can&apos;t be opened; check that its folder can be written.</source>
        <translation>Der Index %1 der Galerie lässt sich nicht öffnen; prüfen Sie, ob Sie in seinen Ordner schreiben dürfen.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 can&apos;t be used: %2.</source>
        <translation>Der Index %1 der Galerie lässt sich nicht benutzen: %2.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index was damaged. It is kept aside and made again from the pictures; no picture is lost.</source>
        <translation>Der Index der Galerie war beschädigt. Er ist beiseitegelegt und wird aus den Bildern neu angelegt; kein Bild geht verloren.</translation>
    </message>
    <message>
        <source>The folder of pictures %1 is gone; connect its drive, or choose another folder.</source>
        <translation>Der Ordner %1 mit den Bildern ist weg; schließen Sie sein Laufwerk an oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 is full of pictures of this name; choose another folder.</source>
        <translation>%1 ist voll von Bildern dieses Namens; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be deleted: %2.</source>
        <translation>%1 lässt sich nicht löschen: %2.</translation>
    </message>
    <message>
        <source>%1 is no picture that can be read; it was left out.</source>
        <translation>%1 ist kein Bild, das sich lesen lässt; es wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 was made by a newer version of this program and is only read here; new pictures are kept, but listed by the newer version alone.</source>
        <translation>Der Index %1 der Galerie stammt von einer neueren Version dieses Programms und wird hier nur gelesen; neue Bilder bleiben erhalten, aber erst die neuere Version verzeichnet sie.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index is damaged (%1); run &quot;unclip gallery rebuild&quot;.</source>
        <translation>Der Index der Galerie ist beschädigt (%1); rufen Sie „unclip gallery rebuild“ auf.</translation>
    </message>
    <message>
        <source>%1 is not listed; run &quot;unclip gallery rebuild&quot;.</source>
        <translation>%1 ist nicht verzeichnet; rufen Sie „unclip gallery rebuild“ auf.</translation>
    </message>
    <message>
        <source>%1 is listed but isn&apos;t there; run &quot;unclip gallery rebuild&quot;.</source>
        <translation>%1 ist verzeichnet, aber nicht da; rufen Sie „unclip gallery rebuild“ auf.</translation>
    </message>
    <message>
        <source>%1 is damaged or cut short; it is not listed.</source>
        <translation>%1 ist beschädigt oder abgeschnitten; das Bild wird nicht verzeichnet.</translation>
    </message>
    <message>
        <source>%1 is damaged: its size can&apos;t be right; it is not listed.</source>
        <translation>%1 ist beschädigt: Die Größe kann nicht stimmen; das Bild wird nicht verzeichnet.</translation>
    </message>
    <message>
        <source>The folder of pictures %1 isn&apos;t there; connect its drive, or choose another folder.</source>
        <translation>Der Ordner %1 mit den Bildern ist nicht da; schließen Sie sein Laufwerk an oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder of pictures %1 can&apos;t be read: %2.</source>
        <translation>Der Ordner %1 mit den Bildern lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be moved to %2: %3.</source>
        <translation>%1 lässt sich nicht nach %2 verschieben: %3.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2; what is in it was left out.</source>
        <translation>%1 kann nicht gelesen werden: %2; was darin liegt, wurde ausgelassen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be copied into the gallery: %2.</source>
        <translation>%1 kann nicht in die Galerie kopiert werden: %2.</translation>
    </message>
    <message>
        <source>The library %1 is being changed by another program; try again in a moment.</source>
        <translation>Die Bibliothek %1 wird gerade von einem anderen Programm geändert; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The folder %1 doesn&apos;t hold the library&apos;s pictures any more; connect its drive, or choose another folder. Nothing is written into it and nothing forgotten.</source>
        <translation>Der Ordner %1 enthält die Bilder der Bibliothek nicht mehr; schließen Sie sein Laufwerk an, oder wählen Sie einen anderen Ordner. Nichts wird hineingeschrieben und nichts vergessen.</translation>
    </message>
    <message>
        <source>The folder %1 holds another library than the one that is listed; connect the right drive, or choose another folder. Nothing is written into it and nothing forgotten.</source>
        <translation>Der Ordner %1 enthält eine andere Bibliothek als die angezeigte; schließen Sie das richtige Laufwerk an, oder wählen Sie einen anderen Ordner. Nichts wird hineingeschrieben und nichts vergessen.</translation>
    </message>
    <message>
        <source>The file %1 of the library can&apos;t be read: %2.</source>
        <translation>Die Datei %1 der Bibliothek kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>%1 of the %2 pictures that are listed are gone from %3; connect their drive, or run &quot;unclip gallery rebuild --forget-missing&quot;.</source>
        <translation>%1 der %2 verzeichneten Bilder sind nicht mehr in %3; schließen Sie ihr Laufwerk an, oder rufen Sie „unclip gallery rebuild --forget-missing“ auf.</translation>
    </message>
    <message>
        <source>%1: its chunk %2 has a wrong checksum, so nothing is read from it; the picture itself is whole.</source>
        <translation>%1: Der Block %2 hat eine falsche Prüfsumme, deshalb wird nichts daraus gelesen; das Bild selbst ist unversehrt.</translation>
    </message>
    <message>
        <source>The gallery&apos;s index %1 is not there yet.</source>
        <translation>Der Index der Galerie %1 ist noch nicht da.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>The image encoder looks at pictures of %1 pixels, but got %2 x %3; image_encoder and feature_extractor don&apos;t belong together.</source>
        <translation>Der Bild-Encoder betrachtet Bilder mit %1 Pixeln, bekam aber %2 x %3; image_encoder und feature_extractor passen nicht zusammen.</translation>
    </message>
    <message>
        <source>at most image_size, %1</source>
        <translation>höchstens image_size (%1)</translation>
    </message>
    <message>
        <source>a list of three numbers, one a colour</source>
        <translation>eine Liste von drei Zahlen, eine je Farbe</translation>
    </message>
    <message>
        <source>above 0</source>
        <translation>ein Wert über 0</translation>
    </message>
    <message>
        <source>The text encoder reads %1 tokens, but the tokenizer gave %2; the two folders don&apos;t belong together.</source>
        <translation>Der Text-Encoder liest %1 Token, der Tokenizer gab aber %2; die beiden Ordner passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The tokenizer gave token %1, but the text encoder knows %2 tokens; the two folders don&apos;t belong together.</source>
        <translation>Der Tokenizer gab das Token %1, der Text-Encoder kennt aber nur %2 Token; die beiden Ordner passen nicht zusammen.</translation>
    </message>
    <message>
        <source>a multiple of num_attention_heads, %1</source>
        <translation>ein Vielfaches von num_attention_heads (%1)</translation>
    </message>
    <message>
        <source>a list as long as block_out_channels</source>
        <translation>eine Liste, so lang wie block_out_channels</translation>
    </message>
    <message>
        <source>a list of &quot;%1&quot; and &quot;%2&quot;, the only blocks that this program builds there</source>
        <translation>eine Liste aus „%1“ und „%2“, den einzigen Blöcken, die dieses Programm dort baut</translation>
    </message>
    <message>
        <source>one number, or a list as long as block_out_channels</source>
        <translation>eine Zahl oder eine Liste, so lang wie block_out_channels</translation>
    </message>
    <message>
        <source>false: this program builds no such network</source>
        <translation>false: Dieses Programm baut kein solches Netz</translation>
    </message>
    <message>
        <source>a list of 1 to 10 widths</source>
        <translation>eine Liste von 1 bis 10 Breiten</translation>
    </message>
    <message>
        <source>a list of widths of at most 65536</source>
        <translation>eine Liste von Breiten bis höchstens 65536</translation>
    </message>
    <message>
        <source>1 to 64</source>
        <translation>ein Wert von 1 bis 64</translation>
    </message>
    <message>
        <source>a divisor of every width in block_out_channels, also of %1</source>
        <translation>ein Teiler jeder Breite in block_out_channels, auch von %1</translation>
    </message>
    <message>
        <source>without attention in a UNet2DModel, which has no context to attend to</source>
        <translation>eine Liste ohne Attention in einem UNet2DModel, das keinen Kontext dafür hat</translation>
    </message>
    <message>
        <source>a divisor of the width of its level, %1</source>
        <translation>ein Teiler der Breite seiner Ebene (%1)</translation>
    </message>
    <message>
        <source>The decoder&apos;s scheduler wants a learned variance, but its network has no channels for one; scheduler_config.json and config.json don&apos;t belong together.</source>
        <translation>Der Scheduler des Decoders verlangt eine gelernte Varianz, sein Netz hat aber keine Kanäle dafür; scheduler_config.json und config.json passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The upsampler of %1 makes %2 pixels from the decoder&apos;s %3, which is no whole factor.</source>
        <translation>Der Vergrößerer von %1 macht %2 Pixel aus %3 des Decoders; das ist kein ganzes Vielfaches.</translation>
    </message>
    <message>
        <source>%1 lacks the tensor &quot;%2&quot; of shape %3 that its config asks for; get the model again.</source>
        <translation>In %1 fehlt der Tensor „%2“ der Form %3, den die config verlangt; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: the tensor &quot;%2&quot; has the shape %3, but its config asks for %4.</source>
        <translation>%1: Der Tensor „%2“ hat die Form %3, die config verlangt aber %4.</translation>
    </message>
    <message>
        <source>%1: the tensor &quot;%2&quot; holds %3 where numbers with a fraction are needed.</source>
        <translation>%1: Der Tensor „%2“ enthält %3, wo Zahlen mit Nachkommastellen nötig sind.</translation>
    </message>
    <message>
        <source>%1: the tensor &quot;%2&quot; holds NaN or infinity, so nothing can be painted with it; get the model again.</source>
        <translation>%1: Der Tensor „%2“ enthält NaN oder unendlich, damit lässt sich nichts malen; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 gave numbers beyond the range of this precision; choose float32, or less guidance.</source>
        <translation>%1 ergab Zahlen außerhalb des Bereichs dieser Genauigkeit; wählen Sie float32 oder weniger Führung.</translation>
    </message>
    <message>
        <source>null: other priors can&apos;t be built here</source>
        <translation>null: Andere Priors lassen sich hier nicht bauen</translation>
    </message>
    <message>
        <source>equal to embedding_dim</source>
        <translation>derselbe Wert wie embedding_dim</translation>
    </message>
    <message>
        <source>num_attention_heads times attention_head_dim</source>
        <translation>num_attention_heads mal attention_head_dim</translation>
    </message>
    <message>
        <source>%1 has no begin token (&quot;%2&quot;); download the model again.</source>
        <translation>In %1 fehlt das Anfangstoken („%2“); holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 has no end token (&quot;%2&quot;); download the model again.</source>
        <translation>In %1 fehlt das Endtoken („%2“); holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 has neither the token &quot;%2&quot; nor one for unknown text; download the model again.</source>
        <translation>In %1 steht weder das Token „%2“ noch eines für unbekannten Text; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 has no token for any letter; download the model again.</source>
        <translation>In %1 steht für keinen einzigen Buchstaben ein Token; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 joins &quot;%2&quot; and &quot;%3&quot;, but the vocabulary has no &quot;%4&quot;; both files have to be of the same model.</source>
        <translation>%1 fügt „%2“ und „%3“ zusammen, im Wortschatz fehlt aber „%4“; beide Dateien müssen vom selben Modell sein.</translation>
    </message>
    <message>
        <source>%1 has no token &quot;%2&quot; to pad with; download the model again.</source>
        <translation>In %1 fehlt das Token „%2“ zum Auffüllen; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>The text encoder beside %1 reads %2 tokens (max_position_embeddings); it has to be from 3 to %3.</source>
        <translation>Der Text-Encoder neben %1 liest %2 Token (max_position_embeddings); nötig ist ein Wert von 3 bis %3.</translation>
    </message>
    <message>
        <source>%1 holds no list of &quot;words&quot;; download the model again.</source>
        <translation>In %1 fehlt die Liste „words“; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: %2 in &quot;words&quot; is no word; download the model again.</source>
        <translation>%1: %2 in „words“ ist kein Wort; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 holds no JSON object; download the model again.</source>
        <translation>%1 enthält kein JSON-Objekt; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 holds no vocabulary; download the model again.</source>
        <translation>%1 enthält keinen Wortschatz; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 gives the token &quot;%2&quot; the id %3; it has to be a whole number from 0 to %4.</source>
        <translation>%1: Die ID des Tokens „%2“ ist %3; nötig ist eine ganze Zahl von 0 bis %4.</translation>
    </message>
    <message>
        <source>%1 gives the id %2 to two tokens, one of them &quot;%3&quot;; download the model again.</source>
        <translation>%1 gibt die ID %2 an zwei Token, eines davon „%3“; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1, line %2: a merge has to be two tokens with a space between; download the model again.</source>
        <translation>%1, Zeile %2: Eine Zusammenfügung muss aus zwei Token mit einem Leerzeichen dazwischen bestehen; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 holds no list of merges; download the model again.</source>
        <translation>%1 enthält keine Liste von Zusammenfügungen; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: a merge has to be two tokens, not %2; download the model again.</source>
        <translation>%1: Eine Zusammenfügung muss aus zwei Token bestehen, hier steht %2; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no token; download the model again.</source>
        <translation>%1: „%2“ ist kein Token; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: the added token &quot;%2&quot; has no number as id; download the model again.</source>
        <translation>%1: Die ID des zusätzlichen Tokens „%2“ ist keine Zahl; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: the token &quot;%2&quot; has no number as id; download the model again.</source>
        <translation>%1: Die ID des Tokens „%2“ ist keine Zahl; holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 holds no byte-pair vocabulary; this program reads CLIP&apos;s tokenizers.</source>
        <translation>%1 enthält keinen Byte-Pair-Wortschatz; dieses Programm liest die Tokenizer von CLIP.</translation>
    </message>
    <message>
        <source>%1 adds %2 tokens to its vocabulary; at most %3 can be used.</source>
        <translation>%1 fügt dem Wortschatz %2 Token hinzu; höchstens %3 sind möglich.</translation>
    </message>
    <message>
        <source>%1 adds a token of %2 bytes; at most %3 can be used.</source>
        <translation>%1 fügt ein Token mit %2 Byte hinzu; höchstens %3 sind möglich.</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>eine Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>%1 is not a configuration: it has to be a JSON object.</source>
        <translation>%1 ist keine Konfiguration: Nötig ist ein JSON-Objekt.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3; it has to be %4.</source>
        <translation>%1: „%2“ ist %3; nötig ist %4.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is null; it has to be %3.</source>
        <translation>%1: „%2“ ist null; nötig ist %3.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is missing; it has to be %3.</source>
        <translation>%1: „%2“ fehlt; nötig ist %3.</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a list of whole numbers from 1 to %1</source>
        <translation>eine Liste von ganzen Zahlen von 1 bis %1</translation>
    </message>
    <message>
        <source>a list of numbers</source>
        <translation>eine Liste von Zahlen</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>%1 is missing, or a link that leads nowhere; download or copy the model again.</source>
        <translation>%1 fehlt oder ist eine Verknüpfung, die ins Leere führt; holen oder kopieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: it is not a file.</source>
        <translation>%1 lässt sich nicht lesen: Es ist keine Datei.</translation>
    </message>
    <message>
        <source>%1 is too large: %2 bytes where at most %3 make sense.</source>
        <translation>%1 ist zu groß: %2 Byte, wo höchstens %3 sinnvoll sind.</translation>
    </message>
    <message>
        <source>%1 is nested deeper than %2 levels.</source>
        <translation>%1 ist tiefer als %2 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>%1 is not JSON: the mistake is at %2.</source>
        <translation>%1 ist kein JSON: Der Fehler steht in %2.</translation>
    </message>
    <message>
        <source>%1 holds a number that is too large to be read.</source>
        <translation>%1 enthält eine Zahl, die zum Lesen zu groß ist.</translation>
    </message>
    <message>
        <source>a list of %1 values</source>
        <translation>eine Liste mit %1 Werten</translation>
    </message>
    <message>
        <source>an object of %1 values</source>
        <translation>ein Objekt mit %1 Werten</translation>
    </message>
    <message>
        <source>it doesn&apos;t exist, or is a link that leads nowhere</source>
        <translation>die Datei fehlt oder ist eine Verknüpfung, die ins Leere führt</translation>
    </message>
    <message>
        <source>it is a loop of links</source>
        <translation>der Pfad ist eine Schleife von Verknüpfungen</translation>
    </message>
    <message>
        <source>you have no permission to read it</source>
        <translation>Sie dürfen die Datei nicht lesen</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>it is empty; download or copy it again</source>
        <translation>die Datei ist leer; holen oder kopieren Sie sie noch einmal</translation>
    </message>
    <message>
        <source>too many weight files are open</source>
        <translation>es sind zu viele Dateien mit Gewichten geöffnet</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is a loop of links</source>
        <translation>%1 ist eine Schleife von Verknüpfungen</translation>
    </message>
    <message>
        <source>%1 is a link that leads nowhere</source>
        <translation>%1 ist eine Verknüpfung, die ins Leere führt</translation>
    </message>
    <message>
        <source>%1 is not a folder</source>
        <translation>%1 ist kein Ordner</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read to its end; download or copy it again.</source>
        <translation>%1 lässt sich nicht bis zum Ende lesen; holen oder kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The model folder %1</source>
        <translation>Der Modellordner %1</translation>
    </message>
    <message>
        <source>%1; choose a folder that holds a %2.</source>
        <translation>%1; wählen Sie einen Ordner, in dem %2 liegt.</translation>
    </message>
    <message>
        <source>%1 is not a model folder: it has no %2; choose a folder in the diffusers layout.</source>
        <translation>%1 ist kein Modellordner: Darin fehlt %2; wählen Sie einen Ordner im diffusers-Format.</translation>
    </message>
    <message>
        <source>%1: the pipeline class %2 is not supported; supported are %3.</source>
        <translation>%1: Die Pipeline-Klasse %2 wird nicht unterstützt; es geht nur mit %3.</translation>
    </message>
    <message>
        <source>a pair of library and class, both texts</source>
        <translation>ein Paar aus Bibliothek und Klasse, beides Texte</translation>
    </message>
    <message>
        <source>%1: the part name %2 is not the name of a folder.</source>
        <translation>%1: Der Name %2 eines Teils kann kein Name eines Ordners sein.</translation>
    </message>
    <message>
        <source>%1 names no component &quot;%2&quot;, which is needed here.</source>
        <translation>%1 nennt keine Komponente „%2“, die hier nötig ist.</translation>
    </message>
    <message>
        <source>%1: the component &quot;%2&quot; is of class %3, which is not supported; supported are %4.</source>
        <translation>%1: Die Komponente „%2“ ist von der Klasse %3, die nicht unterstützt wird; es geht nur mit %4.</translation>
    </message>
    <message>
        <source>The component &quot;%1&quot; of %2</source>
        <translation>Die Komponente „%1“ von %2</translation>
    </message>
    <message>
        <source>%1; download or copy the model again.</source>
        <translation>%1; holen oder kopieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>The component &quot;%1&quot; of %2 has no %3; download or copy the model again.</source>
        <translation>In der Komponente „%1“ von %2 fehlt %3; holen oder kopieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>The component &quot;%1&quot; of %2 has no file %3; download or copy the model again.</source>
        <translation>In der Komponente „%1“ von %2 fehlt die Datei %3; holen oder kopieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>in its header, an object stands where none may</source>
        <translation>im Kopf der Datei steht ein Objekt, wo keines stehen darf</translation>
    </message>
    <message>
        <source>tensor %1 lacks its dtype, shape or data_offsets</source>
        <translation>dem Tensor %1 fehlt dtype, shape oder data_offsets</translation>
    </message>
    <message>
        <source>in its header, the name %1 is given twice</source>
        <translation>im Kopf der Datei kommt der Name %1 zweimal vor</translation>
    </message>
    <message>
        <source>tensor %1 has an unknown field %2</source>
        <translation>der Tensor %1 hat ein unbekanntes Feld %2</translation>
    </message>
    <message>
        <source>tensor %1 gives %2 twice</source>
        <translation>der Tensor %1 nennt %2 zweimal</translation>
    </message>
    <message>
        <source>tensor %1 has more than %2 dimensions</source>
        <translation>der Tensor %1 hat mehr als %2 Dimensionen</translation>
    </message>
    <message>
        <source>%1 is damaged: its header is not JSON; download or copy it again.</source>
        <translation>%1 ist beschädigt: Der Kopf der Datei ist kein JSON; holen oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 ist beschädigt: %2.</translation>
    </message>
    <message>
        <source>tensor %1 is not described by dtype, shape and data_offsets</source>
        <translation>der Tensor %1 ist nicht durch dtype, shape und data_offsets beschrieben</translation>
    </message>
    <message>
        <source>in its header, a value stands where none may</source>
        <translation>im Kopf der Datei steht ein Wert, wo keiner stehen darf</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the dtype %3, which is not supported; F32, F16 and BF16 are, among others.</source>
        <translation>%1: Der Tensor %2 hat den dtype %3, der nicht unterstützt wird; unterstützt werden unter anderem F32, F16 und BF16.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the shape %3, which holds nothing.</source>
        <translation>%1: Der Tensor %2 hat die Form %3, in die nichts passt.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the shape %3, which is larger than any memory.</source>
        <translation>%1: Der Tensor %2 hat die Form %3, die größer als jeder Speicher ist.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has data_offsets that are no begin and end.</source>
        <translation>%1: Die data_offsets des Tensors %2 sind kein Anfang und Ende.</translation>
    </message>
    <message>
        <source>%1: tensor %2 points outside the file, which may have been cut short; download or copy it again.</source>
        <translation>%1: Der Tensor %2 zeigt über die Datei hinaus, sie ist vielleicht abgeschnitten; holen oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>%1: tensor %2 has %3 bytes where its shape %4 and dtype need %5.</source>
        <translation>%1: Der Tensor %2 hat %3 Byte, seine Form %4 und sein dtype brauchen aber %5.</translation>
    </message>
    <message>
        <source>%1 is damaged: the data of tensor %2 overlaps another&apos;s.</source>
        <translation>%1 ist beschädigt: Die Daten des Tensors %2 überlappen die eines anderen.</translation>
    </message>
    <message>
        <source>%1 is damaged: the data of tensor %2 follows a gap.</source>
        <translation>%1 ist beschädigt: Vor den Daten des Tensors %2 ist eine Lücke.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 bytes at its end belong to no tensor.</source>
        <translation>%1 ist beschädigt: %2 Byte am Ende gehören zu keinem Tensor.</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: it has only %2 bytes.</source>
        <translation>%1 ist keine safetensors-Datei: Sie hat nur %2 Byte.</translation>
    </message>
    <message>
        <source>%1 is not a safetensors file: its header would be larger than 100 MB.</source>
        <translation>%1 ist keine safetensors-Datei: Ihr Kopf wäre größer als 100 MB.</translation>
    </message>
    <message>
        <source>%1 was cut short, or is not a safetensors file: its header doesn&apos;t end in the file; download or copy it again.</source>
        <translation>%1 ist abgeschnitten oder keine safetensors-Datei: Ihr Kopf endet nicht in der Datei; holen oder kopieren Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The weights of %1 are missing: there is neither %2 nor a variant or PyTorch checkpoint of it; download or copy the model again.</source>
        <translation>Die Gewichte von %1 fehlen: Es gibt weder %2 noch eine Variante oder einen PyTorch-Checkpoint davon; holen oder kopieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1 holds no tensors.</source>
        <translation>%1 enthält keine Tensoren.</translation>
    </message>
    <message>
        <source>%1 is no index of shards: its &quot;weight_map&quot; is missing or empty.</source>
        <translation>%1 ist kein Index von Teildateien: „weight_map“ fehlt oder ist leer.</translation>
    </message>
    <message>
        <source>%1: the shard of tensor %2 is %3; it has to be the name of a file in the same folder.</source>
        <translation>%1: Die Teildatei des Tensors %2 ist %3; nötig ist der Name einer Datei im selben Ordner.</translation>
    </message>
    <message>
        <source>%1 names the shard %2, which is missing or a link that leads nowhere; download or copy the model again.</source>
        <translation>%1 nennt die Teildatei %2, die fehlt oder eine Verknüpfung ist, die ins Leere führt; holen oder kopieren Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>%1: tensor %2 is in two shards, %3 and %4.</source>
        <translation>%1: Der Tensor %2 steht in zwei Teildateien, %3 und %4.</translation>
    </message>
    <message>
        <source>%1 says that tensor %2 is in %3, which doesn&apos;t hold it.</source>
        <translation>Laut %1 steht der Tensor %2 in %3, dort fehlt er aber.</translation>
    </message>
    <message>
        <source>%1 was changed or cut short while it was in use; open the model again, or copy it again.</source>
        <translation>%1 wurde während der Benutzung geändert oder abgeschnitten; öffnen Sie das Modell noch einmal oder kopieren Sie es neu.</translation>
    </message>
    <message>
        <source>%1 was refused: %2.</source>
        <translation>%1 wurde abgelehnt: %2.</translation>
    </message>
    <message>
        <source>its pickle has an unknown version</source>
        <translation>das Pickle hat eine unbekannte Version</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>a module</source>
        <translation>ein Modul</translation>
    </message>
    <message>
        <source>a storage&apos;s description</source>
        <translation>die Beschreibung eines Datenblocks</translation>
    </message>
    <message>
        <source>its pickle sets the state of something that is no dictionary</source>
        <translation>das Pickle setzt den Zustand von etwas, das kein Wörterbuch ist</translation>
    </message>
    <message>
        <source>its pickle holds the instruction %1, which a checkpoint of tensors doesn&apos;t need</source>
        <translation>das Pickle enthält den Befehl %1, den ein Checkpoint aus Tensoren nicht braucht</translation>
    </message>
    <message>
        <source>its pickle was cut short</source>
        <translation>das Pickle ist abgeschnitten</translation>
    </message>
    <message>
        <source>its pickle holds too many values</source>
        <translation>das Pickle enthält zu viele Werte</translation>
    </message>
    <message>
        <source>its pickle takes more than it has</source>
        <translation>das Pickle nimmt mehr, als es hat</translation>
    </message>
    <message>
        <source>its pickle doesn&apos;t give %1 where it has to</source>
        <translation>an einer Stelle im Pickle fehlt %1</translation>
    </message>
    <message>
        <source>its pickle recalls what it never kept</source>
        <translation>das Pickle ruft etwas ab, was es nie aufgehoben hat</translation>
    </message>
    <message>
        <source>its pickle holds a number over 64 bits</source>
        <translation>das Pickle enthält eine Zahl mit mehr als 64 Bit</translation>
    </message>
    <message>
        <source>its pickle adds to something that is no list or dictionary</source>
        <translation>das Pickle fügt zu etwas hinzu, das weder Liste noch Wörterbuch ist</translation>
    </message>
    <message>
        <source>its pickle calls %1, which is not a tensor&apos;s; nothing of it was run. Don&apos;t trust this file</source>
        <translation>das Pickle ruft %1 auf, was zu keinem Tensor gehört; nichts davon wurde ausgeführt. Trauen Sie dieser Datei nicht</translation>
    </message>
    <message>
        <source>its pickle describes a storage in an unknown way</source>
        <translation>das Pickle beschreibt einen Datenblock auf unbekannte Weise</translation>
    </message>
    <message>
        <source>arguments</source>
        <translation>eine Liste von Argumenten</translation>
    </message>
    <message>
        <source>its pickle calls %1 in an unknown way</source>
        <translation>das Pickle ruft %1 auf unbekannte Weise auf</translation>
    </message>
    <message>
        <source>its pickle gives a tensor&apos;s shape in an unknown way</source>
        <translation>das Pickle nennt die Form eines Tensors auf unbekannte Weise</translation>
    </message>
    <message>
        <source>its pickle describes a tensor in an unknown way</source>
        <translation>das Pickle beschreibt einen Tensor auf unbekannte Weise</translation>
    </message>
    <message>
        <source>%1 was refused: its pickle is larger than 16 MiB.</source>
        <translation>%1 wurde abgelehnt: Das Pickle ist größer als 16 MiB.</translation>
    </message>
    <message>
        <source>its pickle is no dictionary of tensors</source>
        <translation>das Pickle ist kein Wörterbuch von Tensoren</translation>
    </message>
    <message>
        <source>the tensor %1 is there twice</source>
        <translation>den Tensor %1 gibt es zweimal</translation>
    </message>
    <message>
        <source>the entry %1 is there twice</source>
        <translation>den Eintrag %1 gibt es zweimal</translation>
    </message>
    <message>
        <source>%1 is damaged or no PyTorch checkpoint: %2.</source>
        <translation>%1 ist beschädigt oder kein PyTorch-Checkpoint: %2.</translation>
    </message>
    <message>
        <source>it points outside itself, so it may have been cut short; download or copy it again</source>
        <translation>die Datei zeigt über sich selbst hinaus, sie ist vielleicht abgeschnitten; holen oder kopieren Sie sie noch einmal</translation>
    </message>
    <message>
        <source>it is too short for a zip archive</source>
        <translation>die Datei ist zu kurz für ein Zip-Archiv</translation>
    </message>
    <message>
        <source>it is one part of a split archive</source>
        <translation>die Datei ist ein Teil eines geteilten Archivs</translation>
    </message>
    <message>
        <source>its zip64 directory is not where it should be</source>
        <translation>das zip64-Verzeichnis liegt nicht, wo es liegen soll</translation>
    </message>
    <message>
        <source>it claims more entries than it has bytes</source>
        <translation>die Datei nennt mehr Einträge, als sie Bytes hat</translation>
    </message>
    <message>
        <source>its directory is broken</source>
        <translation>das Verzeichnis im Archiv ist beschädigt</translation>
    </message>
    <message>
        <source>a zip64 field of the entry %1 is too short</source>
        <translation>ein zip64-Feld des Eintrags %1 ist zu kurz</translation>
    </message>
    <message>
        <source>the entry name %1 leads out of the archive</source>
        <translation>der Eintragsname %1 führt aus dem Archiv hinaus</translation>
    </message>
    <message>
        <source>the entry %1 is encrypted</source>
        <translation>der Eintrag %1 ist verschlüsselt</translation>
    </message>
    <message>
        <source>the entry %1 is compressed, which PyTorch never does; save the checkpoint again</source>
        <translation>der Eintrag %1 ist komprimiert, was PyTorch nie tut; speichern Sie den Checkpoint noch einmal</translation>
    </message>
    <message>
        <source>the entry %1 is not where its directory says</source>
        <translation>der Eintrag %1 liegt nicht dort, wo das Verzeichnis im Archiv sagt</translation>
    </message>
    <message>
        <source>the entry %1 has another name at its data</source>
        <translation>der Eintrag %1 heißt bei seinen Daten anders</translation>
    </message>
    <message>
        <source>%1 is no PyTorch checkpoint: its archive has no data.pkl.</source>
        <translation>%1 ist kein PyTorch-Checkpoint: Im Archiv fehlt data.pkl.</translation>
    </message>
    <message>
        <source>%1: tensor %2 of shape %3 doesn&apos;t fit into its storage of %4 bytes.</source>
        <translation>%1: Der Tensor %2 der Form %3 passt nicht in seinen Datenblock von %4 Byte.</translation>
    </message>
    <message>
        <source>%1 was saved by a big-endian machine; save it again on a usual one.</source>
        <translation>%1 wurde auf einem Big-Endian-Rechner gespeichert; speichern Sie die Datei auf einem üblichen noch einmal.</translation>
    </message>
    <message>
        <source>%1: the data of tensor %2 is missing.</source>
        <translation>%1: Die Daten des Tensors %2 fehlen.</translation>
    </message>
    <message>
        <source>a list of multiples of norm_num_groups, at most 65536</source>
        <translation>eine Liste von Vielfachen von norm_num_groups, höchstens 65536</translation>
    </message>
    <message>
        <source>null: this program knows one scale for all channels</source>
        <translation>null: Dieses Programm kennt einen Maßstab für alle Kanäle</translation>
    </message>
    <message>
        <source>a list of multiples of %1 and of norm_num_groups, at most 65536</source>
        <translation>eine Liste von Vielfachen von %1 und von norm_num_groups, höchstens 65536</translation>
    </message>
    <message>
        <source>null or false: this program has no such schedule</source>
        <translation>null oder false: Dieses Programm kennt keinen solchen Ablauf</translation>
    </message>
    <message>
        <source>%1 is a Kandinsky prior, which paints nothing by itself; choose the decoder&apos;s folder, and leave this one beside it.</source>
        <translation>%1 ist ein Kandinsky-Prior, der allein nichts malt; wählen Sie den Ordner des Decoders und lassen Sie diesen daneben liegen.</translation>
    </message>
    <message>
        <source>%1 is a Kandinsky decoder and needs its prior; put the prior&apos;s folder (kandinsky-2-2-prior) beside it.</source>
        <translation>%1 ist ein Kandinsky-Decoder und braucht seinen Prior; legen Sie dessen Ordner (kandinsky-2-2-prior) daneben.</translation>
    </message>
    <message>
        <source>%1 holds more than %2 values, which no file of its kind does.</source>
        <translation>%1 enthält mehr als %2 Werte; so viele hat keine Datei dieser Art.</translation>
    </message>
    <message>
        <source>%1 was cut short: its JSON ends at %2, in the middle.</source>
        <translation>%1 ist abgeschnitten: Das JSON endet mittendrin bei %2.</translation>
    </message>
    <message>
        <source>it was cut short: its end, a zip archive&apos;s directory, is missing; download or copy it again</source>
        <translation>sie ist abgeschnitten: Am Ende fehlt das Verzeichnis des Zip-Archivs; laden oder kopieren Sie sie noch einmal</translation>
    </message>
    <message>
        <source>its pickle holds a tensor of more than %1 dimensions</source>
        <translation>ihr Pickle enthält einen Tensor mit mehr als %1 Dimensionen</translation>
    </message>
    <message>
        <source>it holds more than %1 tensors</source>
        <translation>sie enthält mehr als %1 Tensoren</translation>
    </message>
    <message>
        <source>%1 holds more than %2 merges; at most so many can be used.</source>
        <translation>%1 enthält mehr als %2 Zusammenfügungen; mehr lassen sich nicht verwenden.</translation>
    </message>
    <message>
        <source>%1 adds more than %2 tokens to its vocabulary; at most so many can be used.</source>
        <translation>%1 fügt dem Wortschatz mehr als %2 Token hinzu; mehr lassen sich nicht verwenden.</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has to be a list of 1 to %3 texts of at most %4 bytes.</source>
        <translation>%1: „%2“ muss eine Liste von 1 bis %3 Texten von höchstens %4 Byte sein.</translation>
    </message>
    <message>
        <source>%1: the style &quot;%2&quot; has no {}, where its subject stands.</source>
        <translation>%1: Dem Stil „%2“ fehlt das {}, an dessen Stelle das Motiv steht.</translation>
    </message>
    <message>
        <source>%1 has no image encoder, so it can&apos;t see pictures; choose another model.</source>
        <translation>%1 hat keinen Bildencoder und kann daher keine Bilder sehen; wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>There is no folder %1, and no model of this name in Hugging Face&apos;s cache (%2).</source>
        <translation>Es gibt weder einen Ordner %1 noch ein Modell dieses Namens im Cache von Hugging Face (%2).</translation>
    </message>
    <message>
        <source>its list of storages doesn&apos;t fit its tensors</source>
        <translation>ihre Liste der Speicher passt nicht zu ihren Tensoren</translation>
    </message>
    <message>
        <source>it was cut short, or its storages have other lengths than it says</source>
        <translation>sie wurde abgeschnitten, oder ihre Speicher sind anders lang, als sie angibt</translation>
    </message>
    <message>
        <source>it isn&apos;t of the version 1001 of PyTorch&apos;s checkpoints before 1.6</source>
        <translation>sie hat nicht die Version 1001 der Checkpoints von PyTorch vor 1.6</translation>
    </message>
    <message>
        <source>%1 holds all of its parts, so it can&apos;t be painted with the prior in %2.</source>
        <translation>%1 enthält alle seine Teile, daher lässt es sich nicht mit dem Prior in %2 malen.</translation>
    </message>
    <message>
        <source>it is neither a zip archive nor a checkpoint of PyTorch before 1.6, or was cut short</source>
        <translation>sie ist weder ein Zip-Archiv noch ein Checkpoint von PyTorch vor 1.6, oder sie wurde abgeschnitten</translation>
    </message>
    <message>
        <source>%1: this program builds no such network</source>
        <translation>%1: Ein solches Netz baut dieses Programm nicht</translation>
    </message>
    <message>
        <source>null where &quot;encoder_hid_dim_type&quot; is</source>
        <translation>null, wo &quot;encoder_hid_dim_type&quot; es ist</translation>
    </message>
    <message>
        <source>null, or four times the first of block_out_channels, %1</source>
        <translation>null oder das Vierfache der ersten Zahl in block_out_channels, %1</translation>
    </message>
    <message>
        <source>set together with its partner (&quot;image_proj&quot; with &quot;image&quot; or &quot;image_hint&quot;), or null</source>
        <translation>zusammen mit seinem Gegenstück gesetzt („image_proj“ mit „image“ oder „image_hint“) oder null</translation>
    </message>
    <message>
        <source>more than the %1 of the hint</source>
        <translation>mehr als die %1 der Strukturvorgabe</translation>
    </message>
    <message>
        <source>4 (text embedding, timestep, noisy embedding, final token), or 3 (without a timestep)</source>
        <translation>4 (Texteinbettung, Zeitschritt, verrauschte Einbettung, Schlusszeichen) oder 3 (ohne Zeitschritt)</translation>
    </message>
    <message>
        <source>%1 is a prior, which paints nothing by itself; choose a model, and this as the prior that it is painted with.</source>
        <translation>%1 ist ein Prior, der allein nichts malt; wählen Sie ein Modell und diesen als den Prior, mit dem es malt.</translation>
    </message>
    <message>
        <source>The prior %1 is made for another model: its embeddings have %2 numbers, those of %3 have %4; choose another prior, or none.</source>
        <translation>Der Prior %1 ist für ein anderes Modell gemacht: Seine Einbettungen haben %2 Zahlen, die von %3 haben %4; wählen Sie einen anderen Prior oder keinen.</translation>
    </message>
    <message>
        <source>%1 is no prior (%2); choose the folder of one, or none.</source>
        <translation>%1 ist kein Prior (%2); wählen Sie den Ordner eines Priors oder keinen.</translation>
    </message>
    <message>
        <source>true: this program knows no Runge-Kutta steps</source>
        <translation>true: dieses Programm kennt keine Runge-Kutta-Schritte</translation>
    </message>
    <message>
        <source>%1 has no text encoder whose words stand beside pictures: it comes with a prior; choose another model.</source>
        <translation>%1 hat keinen Textencoder, dessen Wörter neben Bildern stehen: er kommt mit einem Prior; wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 can be painted with the prior of a Karlo model, which brings a text encoder along; %2 is another one.</source>
        <translation>%1 kann mit dem Prior eines Karlo-Modells malen, der einen Textencoder mitbringt; %2 ist ein anderer.</translation>
    </message>
    <message>
        <source>3 (bicubic), 2 (bilinear) or 1 (Lanczos)</source>
        <translation>3 (bikubisch), 2 (bilinear) oder 1 (Lanczos)</translation>
    </message>
    <message>
        <source>false: estimators with a convolutional backbone are not supported</source>
        <translation>false: Schätzer mit faltendem Rückgrat werden nicht unterstützt</translation>
    </message>
    <message>
        <source>null: only estimators with a plain vision transformer, such as Intel/dpt-large, are supported</source>
        <translation>null: Nur Schätzer mit einem einfachen Vision-Transformer wie Intel/dpt-large werden unterstützt</translation>
    </message>
    <message>
        <source>false</source>
        <translation>false</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>rising whole numbers from 0 to %1</source>
        <translation>aufsteigende ganze Zahlen von 0 bis %1</translation>
    </message>
    <message>
        <source>a list as long as backbone_out_indices, %1</source>
        <translation>eine Liste so lang wie backbone_out_indices (%1)</translation>
    </message>
    <message>
        <source>whole numbers from 1 to %1, or 1 divided by them</source>
        <translation>ganze Zahlen von 1 bis %1 oder 1 geteilt durch solche</translation>
    </message>
    <message>
        <source>at least 2</source>
        <translation>mindestens 2</translation>
    </message>
    <message>
        <source>%1 is no depth estimator (%2); choose the folder of one.</source>
        <translation>%1 ist kein Tiefenschätzer (%2); wählen Sie den Ordner eines Tiefenschätzers.</translation>
    </message>
    <message>
        <source>Depth pictures are made by a depth estimator, and there is none here; get DPT-Large (Intel/dpt-large), or add the folder of one.</source>
        <translation>Tiefenbilder macht ein Tiefenschätzer, und hier ist keiner; laden Sie DPT-Large (Intel/dpt-large), oder fügen Sie den Ordner eines Tiefenschätzers hinzu.</translation>
    </message>
    <message>
        <source>%1 is a depth estimator, which paints nothing by itself; make a depth picture with it, whose structure a model for that follows.</source>
        <translation>%1 ist ein Tiefenschätzer, der selbst nichts malt; machen Sie damit ein Tiefenbild, dessen Struktur ein Modell dafür folgt.</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Only 8-bit grey and colour pictures can be put on a sheet.</source>
        <translation>Nur graue und farbige Bilder mit 8 Bit je Kanal passen auf einen Bogen.</translation>
    </message>
    <message>
        <source>There is no picture to put on a sheet.</source>
        <translation>Es gibt kein Bild für den Bogen.</translation>
    </message>
    <message>
        <source>A sheet of %1 pictures would be %2 × %3 pixels; at most %4 a side can be written. Use fewer or smaller pictures.</source>
        <translation>Ein Bogen mit %1 Bildern hätte %2 × %3 Pixel; höchstens %4 je Seite lassen sich schreiben. Nehmen Sie weniger oder kleinere Bilder.</translation>
    </message>
    <message>
        <source>Its brightness goes beyond white and was scaled down.</source>
        <translation>Die Helligkeit des Bildes geht über Weiß hinaus und wurde verringert.</translation>
    </message>
    <message>
        <source>The picture %1 is a kind of TIFF that can&apos;t be read; save it as PNG, or as TIFF with 8 bits a channel.</source>
        <translation>Das Bild %1 ist eine Art von TIFF, die sich nicht lesen lässt; speichern Sie es als PNG oder als TIFF mit 8 Bit je Kanal.</translation>
    </message>
    <message>
        <source>A picture can&apos;t be exported at %1 times its size; choose a scale above 0 and up to 100.</source>
        <translation>Ein Bild lässt sich nicht auf das %1-Fache vergrößert exportieren; wählen Sie einen Maßstab über 0 und bis 100.</translation>
    </message>
    <message>
        <source>The exported picture would be %1 × %2 pixels; at most %3 a side and %4 million in all can be written. Choose a smaller scale.</source>
        <translation>Das exportierte Bild hätte %1 × %2 Pixel; höchstens %3 je Seite und %4 Millionen insgesamt lassen sich schreiben. Wählen Sie einen kleineren Maßstab.</translation>
    </message>
    <message>
        <source>There is already a file %1; nothing was written. Choose another name or allow it to be replaced.</source>
        <translation>Die Datei %1 gibt es schon; es wurde nichts geschrieben. Wählen Sie einen anderen Namen oder erlauben Sie, sie zu ersetzen.</translation>
    </message>
    <message>
        <source>A mask has to be an 8-bit picture with one channel.</source>
        <translation>Eine Maske muss ein Bild mit 8 Bit und einem Kanal sein.</translation>
    </message>
    <message>
        <source>Nothing in the mask %1 is white, so its transparent parts are repainted.</source>
        <translation>In der Maske %1 ist nichts weiß, darum werden ihre durchsichtigen Teile neu gemalt.</translation>
    </message>
    <message>
        <source>The mask %1 was scaled from %2 to %3 pixels, the size of the picture.</source>
        <translation>Die Maske %1 wurde von %2 auf %3 Pixel skaliert, die Größe des Bildes.</translation>
    </message>
    <message>
        <source>Blending needs two colour pictures and a weight of one size; they are %1, %2 and %3.</source>
        <translation>Zum Überblenden braucht es zwei Farbbilder und ein Gewicht, alle gleich groß; sie sind %1, %2 und %3.</translation>
    </message>
    <message>
        <source>The picture %1 does not say how it was made, so it holds no request.</source>
        <translation>Das Bild %1 sagt nicht, wie es entstand, und enthält darum keine Anfrage.</translation>
    </message>
    <message>
        <source>It is animated; the first frame is used.</source>
        <translation>Das Bild ist animiert; sein erstes Einzelbild wird benutzt.</translation>
    </message>
    <message>
        <source>The picture %1 is empty (0 bytes).</source>
        <translation>Das Bild %1 ist leer (0 Byte).</translation>
    </message>
    <message>
        <source>%1 is not a picture that can be read; use PNG, JPEG, WebP, TIFF, BMP or GIF.</source>
        <translation>%1 ist kein Bild, das sich lesen lässt; nehmen Sie PNG, JPEG, WebP, TIFF, BMP oder GIF.</translation>
    </message>
    <message>
        <source>The picture %1 can&apos;t be read: it is damaged or cut short.</source>
        <translation>Das Bild %1 lässt sich nicht lesen: Es ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The picture %1 is %2 × %3 pixels; at most %4 a side and %5 million in all can be read. Make it smaller first.</source>
        <translation>Das Bild %1 hat %2 × %3 Pixel; höchstens %4 je Seite und %5 Millionen insgesamt lassen sich lesen. Verkleinern Sie es zuerst.</translation>
    </message>
    <message>
        <source>There is no picture %1.</source>
        <translation>Es gibt kein Bild %1.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a picture.</source>
        <translation>%1 ist ein Ordner, kein Bild.</translation>
    </message>
    <message>
        <source>%1 is not a file that a picture can be read from.</source>
        <translation>%1 ist keine Datei, aus der sich ein Bild lesen lässt.</translation>
    </message>
    <message>
        <source>The picture %1 can&apos;t be read: %2.</source>
        <translation>Das Bild %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The picture %1 has %2 MB; at most %3 MB can be read.</source>
        <translation>Das Bild %1 hat %2 MB; höchstens %3 MB lassen sich lesen.</translation>
    </message>
    <message>
        <source>Its transparent parts are shown on white.</source>
        <translation>Die durchsichtigen Teile des Bildes werden auf Weiß gezeigt.</translation>
    </message>
    <message>
        <source>Only 8-bit pictures of 1, 3 or 4 channels can be scaled.</source>
        <translation>Nur Bilder mit 8 Bit und 1, 3 oder 4 Kanälen lassen sich skalieren.</translation>
    </message>
    <message>
        <source>A picture can&apos;t be scaled to %1 × %2 pixels; both sides have to be at least 1.</source>
        <translation>Ein Bild lässt sich nicht auf %1 × %2 Pixel skalieren; beide Seiten müssen mindestens 1 sein.</translation>
    </message>
    <message>
        <source>An empty picture can&apos;t be scaled.</source>
        <translation>Ein leeres Bild lässt sich nicht skalieren.</translation>
    </message>
    <message>
        <source>The picture is %1 × %2 pixels, too narrow to be scaled; crop it first.</source>
        <translation>Das Bild hat %1 × %2 Pixel und ist zu schmal zum Skalieren; schneiden Sie es zuerst zu.</translation>
    </message>
    <message>
        <source>Its colour profile can&apos;t be used, so its colours may look different elsewhere.</source>
        <translation>Das Farbprofil des Bildes lässt sich nicht benutzen, seine Farben können anderswo anders aussehen.</translation>
    </message>
    <message>
        <source>The picture can&apos;t be written as %1.</source>
        <translation>Das Bild lässt sich nicht als %1 schreiben.</translation>
    </message>
    <message>
        <source>The prompt is too long for a JPEG&apos;s metadata and was left out; PNG has room for it.</source>
        <translation>Der Text ist zu lang für die Metadaten eines JPEG und wurde ausgelassen; in PNG ist Platz dafür.</translation>
    </message>
    <message>
        <source>The name %1 does not say which kind of picture to write; let it end in .png, .jpg, .webp or .tif.</source>
        <translation>Der Name %1 sagt nicht, welche Art von Bild geschrieben werden soll; lassen Sie ihn auf .png, .jpg, .webp oder .tif enden.</translation>
    </message>
    <message>
        <source>%1 is a folder; give the picture another name.</source>
        <translation>%1 ist ein Ordner; geben Sie dem Bild einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no folder %1; make it first or choose another.</source>
        <translation>Den Ordner %1 gibt es nicht; legen Sie ihn zuerst an oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>%1 is a file, not a folder that pictures can be written to.</source>
        <translation>%1 ist eine Datei, kein Ordner, in den sich Bilder schreiben lassen.</translation>
    </message>
    <message>
        <source>You have no permission to write to %1; choose another folder.</source>
        <translation>Sie dürfen nicht in %1 schreiben; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Only 8-bit grey and colour pictures can be written.</source>
        <translation>Nur graue und farbige Bilder mit 8 Bit je Kanal lassen sich schreiben.</translation>
    </message>
    <message>
        <source>The picture is %1 × %2 pixels; %3 holds at most %4 a side. Write a PNG.</source>
        <translation>Das Bild hat %1 × %2 Pixel; in %3 passen höchstens %4 je Seite. Schreiben Sie ein PNG.</translation>
    </message>
    <message>
        <source>Metadata can be written into PNG, JPEG, WebP and TIFF only.</source>
        <translation>Metadaten lassen sich nur in PNG, JPEG, WebP und TIFF schreiben.</translation>
    </message>
    <message>
        <source>The picture is damaged, so its metadata was left as it is.</source>
        <translation>Das Bild ist beschädigt, darum blieben seine Metadaten, wie sie sind.</translation>
    </message>
    <message>
        <source>The picture&apos;s metadata can&apos;t be written.</source>
        <translation>Die Metadaten des Bildes lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Metadata can&apos;t be written into an animated picture.</source>
        <translation>In ein animiertes Bild lassen sich keine Metadaten schreiben.</translation>
    </message>
    <message>
        <source>The picture&apos;s XMP metadata can&apos;t be made.</source>
        <translation>Die XMP-Metadaten des Bildes lassen sich nicht erzeugen.</translation>
    </message>
    <message>
        <source>%1 has no transparent parts, so there is nothing to repaint.</source>
        <translation>%1 hat keine durchsichtigen Teile, also gibt es nichts neu zu malen.</translation>
    </message>
    <message>
        <source>The mask %1 is all black, so there is nothing to repaint; paint white what should change.</source>
        <translation>Die Maske %1 ist ganz schwarz, also gibt es nichts neu zu malen; malen Sie weiß, was sich ändern soll.</translation>
    </message>
    <message>
        <source>Specks of the mask %1, at %2 places far from the rest, were left out.</source>
        <translation>Flecken der Maske %1, an %2 Stellen weit vom Rest, wurden weggelassen.</translation>
    </message>
    <message>
        <source>%1 % of the picture, %2 pixels at %3, %4</source>
        <translation>%1 % des Bildes, %2 Pixel bei %3, %4</translation>
    </message>
    <message>
        <source>%1 is the picture that would be exported; choose another name or folder.</source>
        <translation>%1 ist das Bild, das exportiert werden soll; wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>%1 is a picture of the gallery, which an export never replaces; choose another folder.</source>
        <translation>%1 ist ein Bild der Galerie, das kein Export ersetzt; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>%1 is one of the pictures that would be exported; choose another name or folder.</source>
        <translation>%1 ist eines der Bilder, die exportiert werden sollen; wählen Sie einen anderen Namen oder Ordner.</translation>
    </message>
    <message>
        <source>There is already a file %1; nothing was written.</source>
        <translation>Es gibt schon eine Datei %1; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The picture is %1 × %2 pixels, which this depth estimator can&apos;t look at; crop or scale it first.</source>
        <translation>Das Bild hat %1 × %2 Pixel, die dieser Tiefenschätzer nicht ansehen kann; schneiden Sie es zu, oder skalieren Sie es zuerst.</translation>
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
    <name>Requests</name>
    <message>
        <source>No GPU can be used here (device &quot;cuda&quot;): this machine has none, or the installed libtorch is built for the CPU; choose device &quot;cpu&quot; or &quot;auto&quot;.</source>
        <translation>Hier lässt sich keine GPU benutzen (Gerät „cuda“): Dieser Rechner hat keine, oder das installierte libtorch ist für die CPU gebaut; wählen Sie als Gerät „cpu“ oder „auto“.</translation>
    </message>
    <message>
        <source>float16 can&apos;t be used on a processor (dtype &quot;float16&quot;); choose &quot;float32&quot; or &quot;bfloat16&quot;.</source>
        <translation>float16 lässt sich auf einem Prozessor nicht benutzen (dtype „float16“); wählen Sie „float32“ oder „bfloat16“.</translation>
    </message>
    <message>
        <source>This model paints in 2 to %1 steps a stage, not in %2.</source>
        <translation>Dieses Modell malt in 2 bis %1 Schritten je Stufe, nicht in %2.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The machine has no memory left for this; close other programs or ask for less at once.</source>
        <translation>Der Rechner hat dafür keinen Speicher mehr; schließen Sie andere Programme oder verlangen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>The computation failed: %1</source>
        <translation>Die Berechnung ist misslungen: %1</translation>
    </message>
    <message>
        <source>%1 has no prior; choose --prior text or --prior none, or make variations of a picture.</source>
        <translation>%1 hat keinen Prior; wählen Sie --prior text oder --prior none, oder machen Sie Variationen eines Bildes.</translation>
    </message>
    <message>
        <source>There is not enough memory on the %1 for one picture; close other programs, choose a smaller size, or use the CPU.</source>
        <translation>Der Speicher (%1) reicht nicht für ein Bild; schließen Sie andere Programme, wählen Sie eine kleinere Größe oder benutzen Sie die CPU.</translation>
    </message>
    <message>
        <source>Not enough memory for %1 pictures at once; painting %2 at a time.</source>
        <translation>Der Speicher reicht nicht für %1 Bilder auf einmal; nun werden es je %2.</translation>
    </message>
    <message>
        <source>The prompt has %1 tokens and this model reads %2; the rest, from &quot;%3&quot; on, was left out.</source>
        <translation>Der Text hat %1 Token und dieses Modell liest %2; der Rest ab „%3“ wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The picture would have %1 × %2 pixels; a side may have at most %3.</source>
        <translation>Das Bild hätte %1 × %2 Pixel; eine Seite darf höchstens %3 haben.</translation>
    </message>
    <message>
        <source>A picture %1 times as large would be beyond %2 pixels a side or 150 million in all; choose a smaller --scale.</source>
        <translation>Ein %1-mal so großes Bild hätte mehr als %2 Pixel je Seite oder 150 Millionen insgesamt; wählen Sie ein kleineres --scale.</translation>
    </message>
    <message>
        <source>This model paints pictures whose width is a multiple of %1 pixels, not %2; the nearest is %3.</source>
        <translation>Dieses Modell malt Bilder, deren Breite ein Vielfaches von %1 Pixeln ist, nicht %2; am nächsten liegt %3.</translation>
    </message>
    <message>
        <source>This model paints pictures whose height is a multiple of %1 pixels, not %2; the nearest is %3.</source>
        <translation>Dieses Modell malt Bilder, deren Höhe ein Vielfaches von %1 Pixeln ist, nicht %2; am nächsten liegt %3.</translation>
    </message>
    <message>
        <source>This sampler takes 1 to %1 steps with this model, not %2.</source>
        <translation>Dieses Verfahren nimmt bei diesem Modell 1 bis %1 Schritte, nicht %2.</translation>
    </message>
    <message>
        <source>The prior steps must be 2 to %1 for this model, not %2.</source>
        <translation>Der Prior dieses Modells braucht 2 bis %1 Schritte, nicht %2.</translation>
    </message>
    <message>
        <source>The decoder steps must be 2 to %1 for this model, not %2.</source>
        <translation>Der Decoder dieses Modells braucht 2 bis %1 Schritte, nicht %2.</translation>
    </message>
    <message>
        <source>The upsampler steps must be 2 to %1 for this model, not %2.</source>
        <translation>Der Vergrößerer dieses Modells braucht 2 bis %1 Schritte, nicht %2.</translation>
    </message>
    <message>
        <source>The machine has no memory left for this. Close other programs, or ask for fewer or smaller pictures.</source>
        <translation>Der Rechner hat dafür keinen Speicher mehr. Schließen Sie andere Programme oder verlangen Sie weniger oder kleinere Bilder.</translation>
    </message>
    <message>
        <source>The picture could not be painted because of an error this program doesn&apos;t know. The log has the details.</source>
        <translation>Das Bild ließ sich nicht malen, wegen eines Fehlers, den dieses Programm nicht kennt. Die Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a text.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist ein Text.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be true or false.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist true oder false.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a whole number from 0 to %3.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist eine ganze Zahl von 0 bis %3.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a whole number.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist eine ganze Zahl.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be a number.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist eine Zahl.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be %3.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist %3.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is %2; it has to be from %3 to %4.</source>
        <translation>„%1“ ist in der Anfrage %2; nötig ist ein Wert von %3 bis %4.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;%1&quot; is of %2 bytes; it has to be at most %3 bytes long.</source>
        <translation>„%1“ ist in der Anfrage %2 Byte lang; höchstens %3 Byte sind erlaubt.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;picture&quot; is missing; it has to be the picture to %1.</source>
        <translation>„picture“ fehlt in der Anfrage; nötig ist das Bild für die Aufgabe %1.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;secondPicture&quot; is missing; it has to be a second picture, or give both &quot;fromText&quot; and &quot;toText&quot;.</source>
        <translation>„secondPicture“ fehlt in der Anfrage; nötig ist ein zweites Bild, oder geben Sie „fromText“ und „toText“ an.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;mask&quot; is missing; it has to be a picture whose white part is repainted.</source>
        <translation>„mask“ fehlt in der Anfrage; nötig ist ein Bild, dessen weißer Teil neu gemalt wird.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;left, right, top and bottom&quot; is 0; it has to be more than 0 at one edge at least.</source>
        <translation>„left, right, top and bottom“ ist in der Anfrage 0; an mindestens einem Rand ist mehr als 0 nötig.</translation>
    </message>
    <message>
        <source>The saved request is not a JSON object; choose a file that was saved by this program.</source>
        <translation>Die gespeicherte Anfrage ist kein JSON-Objekt; wählen Sie eine Datei, die dieses Programm gespeichert hat.</translation>
    </message>
    <message>
        <source>%1 is too large for a saved request (over 16 MiB).</source>
        <translation>%1 ist zu groß für eine gespeicherte Anfrage (über 16 MiB).</translation>
    </message>
    <message>
        <source>A vocabulary of %1 tokens is too small; it has to have %2 or more.</source>
        <translation>Ein Wortschatz von %1 Token ist zu klein; nötig sind mindestens %2.</translation>
    </message>
    <message>
        <source>The text isn&apos;t valid UTF-8 at byte %1 (counted from 0); save or send it as UTF-8.</source>
        <translation>Der Text ist bei Byte %1 (ab 0 gezählt) kein gültiges UTF-8; speichern oder senden Sie ihn als UTF-8.</translation>
    </message>
    <message>
        <source>%1 has no image encoder, so it can&apos;t make variations, mix pictures, rank them or choose the best of several.</source>
        <translation>%1 hat keinen Bild-Encoder, kann also keine Variationen machen, keine Bilder mischen oder nach Ähnlichkeit ordnen und nicht das beste von mehreren wählen.</translation>
    </message>
    <message>
        <source>This model&apos;s decoder paints in 1 to %1 steps, not in %2.</source>
        <translation>Der Decoder dieses Modells malt in 1 bis %1 Schritten, nicht in %2.</translation>
    </message>
    <message>
        <source>%1 sees nothing of the prompt but the image embedding; choose --prior prior or --prior text.</source>
        <translation>%1 sieht vom Prompt nur die Bild-Einbettung; wählen Sie --prior prior oder --prior text.</translation>
    </message>
    <message>
        <source>%1 has no upsampler; choose Enlarge with detail (--with-detail), which needs none, or another model.</source>
        <translation>%1 hat keinen Upsampler; wählen Sie „Mit Einzelheiten vergrößern“ (--with-detail), das keinen braucht, oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 has no image encoder, so it can&apos;t enlarge with detail; choose another model.</source>
        <translation>%1 hat keinen Bild-Encoder und kann deshalb nicht mit Einzelheiten vergrößern; wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>There is no file %1; check the path.</source>
        <translation>Es gibt keine Datei %1; prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>%1 is no file that a request can be read from; save the request into a file.</source>
        <translation>%1 ist keine Datei, aus der eine Anfrage gelesen werden kann; speichern Sie die Anfrage in eine Datei.</translation>
    </message>
    <message>
        <source>The request %1 can&apos;t be read: %2.</source>
        <translation>Die Anfrage %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>of a kind that the system doesn&apos;t tell</source>
        <translation>das System sagt nicht, was für eine</translation>
    </message>
    <message>
        <source>Pictures are painted on the GPU (%1), because it was chosen.</source>
        <translation>Gemalt wird auf der GPU (%1), weil sie gewählt wurde.</translation>
    </message>
    <message>
        <source>Pictures are painted on the GPU (%1), because there is one.</source>
        <translation>Gemalt wird auf der GPU (%1), weil es eine gibt.</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, because it was chosen.</source>
        <translation>Gemalt wird auf der CPU, weil sie gewählt wurde.</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, because this machine has no GPU from NVIDIA.</source>
        <translation>Gemalt wird auf der CPU, weil dieser Rechner keine GPU von NVIDIA hat.</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, although there is a GPU (%1): the libtorch that is installed is built for the CPU. Build the program with &quot;packaging/run.sh --cuda&quot; to use the GPU.</source>
        <translation>Gemalt wird auf der CPU, obwohl es eine GPU gibt (%1): Das installierte libtorch ist für die CPU gebaut. Bauen Sie das Programm mit „packaging/run.sh --cuda“, um die GPU zu benutzen.</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, although there is a GPU (%1): libtorch can&apos;t use it. Its driver may be too old; install a newer one.</source>
        <translation>Gemalt wird auf der CPU, obwohl es eine GPU gibt (%1): libtorch kann sie nicht benutzen. Vielleicht ist ihr Treiber zu alt; installieren Sie einen neueren.</translation>
    </message>
    <message>
        <source>The precision is %1, because it was chosen.</source>
        <translation>Die Genauigkeit ist %1, weil sie gewählt wurde.</translation>
    </message>
    <message>
        <source>The precision is %1, which the %2 multiplies natively.</source>
        <translation>Die Genauigkeit ist %1, womit die %2 von sich aus rechnet.</translation>
    </message>
    <message>
        <source>The precision is %1, because the %2 doesn&apos;t multiply bfloat16 natively.</source>
        <translation>Die Genauigkeit ist %1, weil die %2 nicht von sich aus mit bfloat16 rechnet.</translation>
    </message>
    <message>
        <source>A picture of %1 pixels will need about %2 of the %3&apos;s memory.</source>
        <translation>Ein Bild von %1 Pixeln wird etwa %2 vom Speicher der %3 brauchen.</translation>
    </message>
    <message>
        <source>A picture of %1 pixels will need about %2 of the %3&apos;s memory, but only %4 are free: close other programs, or choose a smaller size or model.</source>
        <translation>Ein Bild von %1 Pixeln wird etwa %2 vom Speicher der %3 brauchen, aber nur %4 sind frei: Schließen Sie andere Programme, oder wählen Sie eine kleinere Größe oder ein kleineres Modell.</translation>
    </message>
    <message>
        <source>A picture of %1 pixels will need about %2 of the %3&apos;s memory; %4 are free.</source>
        <translation>Ein Bild von %1 Pixeln wird etwa %2 vom Speicher der %3 brauchen; %4 sind frei.</translation>
    </message>
    <message>
        <source>The model&apos;s networks take turns there, because not all of them fit at once; with more memory pictures would be painted faster.</source>
        <translation>Die Netze des Modells wechseln sich dort ab, weil nicht alle zugleich hineinpassen; mit mehr Speicher würde schneller gemalt.</translation>
    </message>
    <message>
        <source>The GPU&apos;s memory doesn&apos;t suffice for the whole model; its networks take turns there from now on.</source>
        <translation>Der Speicher der GPU reicht nicht für das ganze Modell; seine Netze wechseln sich dort von nun an ab.</translation>
    </message>
    <message>
        <source>This prior predicts in one pass, so the prior&apos;s steps and guidance count for nothing.</source>
        <translation>Dieser Prior sagt in einem Durchgang voraus; Schritte und Führung des Priors haben deshalb keine Wirkung.</translation>
    </message>
    <message>
        <source>%1 paints along the structure of a picture and does nothing else; choose another model for this.</source>
        <translation>%1 malt nach der Struktur eines Bildes und kann sonst nichts; wählen Sie dafür ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 follows the structure of a depth picture; choose one (--structure), or another model.</source>
        <translation>%1 folgt der Struktur eines Tiefenbildes; wählen Sie eines (--structure) oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 can&apos;t follow the structure of a picture; choose a model that can (kandinsky-2-2-controlnet-depth), or leave the structure out.</source>
        <translation>%1 kann der Struktur eines Bildes nicht folgen; wählen Sie ein Modell, das es kann (kandinsky-2-2-controlnet-depth), oder lassen Sie die Struktur weg.</translation>
    </message>
    <message>
        <source>The request&apos;s &quot;structure&quot; is %1, but only &quot;generate&quot; and &quot;vary&quot; follow the structure of a picture; leave it out.</source>
        <translation>„structure“ in der Anfrage ist %1, aber nur „generate“ und „vary“ folgen der Struktur eines Bildes; lassen Sie es weg.</translation>
    </message>
    <message>
        <source>%1 has no prior; choose a Karlo model as the prior (--prior-folder), --prior none, which follows the words alone, or make variations of a picture.</source>
        <translation>%1 hat keinen Prior; wählen Sie ein Karlo-Modell als Prior (--prior-folder) oder --prior none, das allein den Wörtern folgt, oder machen Sie Variationen eines Bildes.</translation>
    </message>
    <message>
        <source>%1 has no text embedding, which comes with a prior: choose a Karlo model as the prior (--prior-folder), or do without --prior text, ranking, the best of several and mixes along texts.</source>
        <translation>%1 hat keine Texteinbettung, die mit einem Prior kommt: wählen Sie ein Karlo-Modell als Prior (--prior-folder), oder verzichten Sie auf --prior text, die Rangfolge, das beste von mehreren und Mischungen entlang von Texten.</translation>
    </message>
    <message>
        <source>This model sees image embeddings without noise, so the noise level counts for nothing.</source>
        <translation>Dieses Modell sieht Bildeinbettungen ohne Rauschen; die Rauschstufe zählt hier nicht.</translation>
    </message>
    <message>
        <source>The noise level must be 0 to %1 for this model, not %2.</source>
        <translation>Die Rauschstufe muss bei diesem Modell 0 bis %1 sein, nicht %2.</translation>
    </message>
    <message>
        <source>Pictures are painted on the CPU, because the GPU stopped computing; start the program anew to use it again.</source>
        <translation>Gemalt wird auf der CPU, weil die GPU aufgehört hat zu rechnen; starten Sie das Programm neu, um sie wieder zu verwenden.</translation>
    </message>
    <message>
        <source>The GPU stopped computing and can&apos;t be used before the program is started anew (device &quot;cuda&quot;); choose device &quot;cpu&quot; or &quot;auto&quot;.</source>
        <translation>Die GPU hat aufgehört zu rechnen und kann erst nach einem Neustart des Programms wieder verwendet werden (device &quot;cuda&quot;); wählen Sie device &quot;cpu&quot; oder &quot;auto&quot;.</translation>
    </message>
    <message>
        <source>The GPU stopped computing; its driver may have been reset. Paint again: until the program is started anew, the CPU does it.</source>
        <translation>Die GPU hat aufgehört zu rechnen; vielleicht wurde ihr Treiber zurückgesetzt. Malen Sie noch einmal: Bis zum Neustart des Programms malt die CPU.</translation>
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
    <name>unclip::ui::Actions</name>
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
        <source>Copy pictures into the &amp;gallery…</source>
        <translation>Bilder in die &amp;Galerie kopieren …</translation>
    </message>
    <message>
        <source>Pictures of cameras and other programs; what they say about themselves is kept.</source>
        <translation>Bilder von Kameras und anderen Programmen; was sie über sich sagen, bleibt erhalten.</translation>
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
        <source>Splits the picture: before on the one side, after on the other.</source>
        <translation>Teilt das Bild: vorher auf der einen Seite, nachher auf der anderen.</translation>
    </message>
    <message>
        <source>Canvas &amp;alone</source>
        <translation>Leinwand &amp;allein</translation>
    </message>
    <message>
        <source>Hides everything around the canvas.</source>
        <translation>Blendet alles um die Leinwand herum aus.</translation>
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
        <source>Marks what shall be repainted.</source>
        <translation>Markiert, was neu gemalt werden soll.</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Takes the mask away again.</source>
        <translation>Nimmt die Maske wieder weg.</translation>
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
        <source>Marks a rectangle; with Alt it is taken away.</source>
        <translation>Markiert ein Rechteck; mit Alt wird es weggenommen.</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Verschieben</translation>
    </message>
    <message>
        <source>Moves the view; the middle button does it in any tool.</source>
        <translation>Verschiebt die Ansicht; die mittlere Taste tut es bei jedem Werkzeug.</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>Drag to zoom; Ctrl+wheel does it in any tool.</source>
        <translation>Ziehen vergrößert; Strg+Mausrad tut es bei jedem Werkzeug.</translation>
    </message>
    <message>
        <source>Swap brush and eraser</source>
        <translation>Pinsel und Radierer tauschen</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Softer brush</source>
        <translation>Weicherer Pinsel</translation>
    </message>
    <message>
        <source>Harder brush</source>
        <translation>Härterer Pinsel</translation>
    </message>
    <message>
        <source>&amp;Show the mask</source>
        <translation>Maske &amp;zeigen</translation>
    </message>
    <message>
        <source>Hold to move the view</source>
        <translation>Halten, um die Ansicht zu verschieben</translation>
    </message>
    <message>
        <source>Hold to zoom by dragging</source>
        <translation>Halten und ziehen, um zu vergrößern</translation>
    </message>
    <message>
        <source>Hold to see the picture as it was</source>
        <translation>Halten, um das Bild zu sehen, wie es war</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>Nächstes Ergebnis</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>Voriges Ergebnis</translation>
    </message>
    <message>
        <source>Take the result</source>
        <translation>Ergebnis übernehmen</translation>
    </message>
    <message>
        <source>Discard the results</source>
        <translation>Ergebnisse verwerfen</translation>
    </message>
    <message>
        <source>Hide everything around the canvas</source>
        <translation>Alles um die Leinwand ausblenden</translation>
    </message>
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
        <source>Enlarge with detail</source>
        <translation>Mit Einzelheiten vergrößern</translation>
    </message>
    <message>
        <source>Paints the picture twice as large; the decoder adds detail everywhere.</source>
        <translation>Malt das Bild doppelt so groß; der Decoder ergänzt überall Einzelheiten.</translation>
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
    <message>
        <source>Earlier prompt</source>
        <translation>Früherer Text</translation>
    </message>
    <message>
        <source>Later prompt</source>
        <translation>Späterer Text</translation>
    </message>
    <message>
        <source>Search earlier prompts</source>
        <translation>In früheren Texten suchen</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>What to click, and what to expect.</source>
        <translation>Was anzuklicken ist und was dann geschieht.</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Says what the model takes the picture for; one click puts it into the prompt.</source>
        <translation>Sagt, wofür das Modell das Bild hält; ein Klick setzt es in den Prompt.</translation>
    </message>
    <message>
        <source>Follow its structure</source>
        <translation>Seiner Struktur folgen</translation>
    </message>
    <message>
        <source>Makes a depth picture of it, whose structure the next pictures follow.</source>
        <translation>Macht ein Tiefenbild davon, dessen Struktur die nächsten Bilder folgen.</translation>
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
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>Härte</translation>
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
    <message>
        <source>Diameter of the brush in pixels of the picture; dragging with the right button changes it too.</source>
        <translation>Durchmesser des Pinsels in Pixeln des Bildes; Ziehen mit der rechten Taste ändert ihn auch.</translation>
    </message>
    <message>
        <source>How sharp the brush&apos;s edge is.</source>
        <translation>Wie scharf der Rand des Pinsels ist.</translation>
    </message>
</context>
<context>
    <name>unclip::ui::DescriptionDialog</name>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>The model takes the picture for one of these. A click puts it into the prompt.</source>
        <translation>Das Modell hält das Bild für eines von diesen. Ein Klick setzt es in den Prompt.</translation>
    </message>
    <message>
        <source>%1 %  %2</source>
        <extracomment>1: how probable a caption is, 2: the caption</extracomment>
        <translation>%1 %  %2</translation>
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
        <source>Pixels over which the mask&apos;s border blends into the picture.</source>
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
    <message>
        <source>Follow as structure</source>
        <translation>Als Struktur folgen</translation>
    </message>
    <message>
        <source>Pictures from the prompt follow what is marked as a depth picture: near is what is marked fully, farther what a brush of less opacity marks.</source>
        <translation>Bilder aus dem Prompt folgen dem Markierten wie einem Tiefenbild: Nah ist, was ganz markiert ist, ferner, was ein Pinsel mit weniger Deckkraft markiert.</translation>
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
    <name>unclip::ui::Exports</name>
    <message>
        <source>Exported %1 of %2.</source>
        <translation>%1 von %2 exportiert.</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Anderswo speichern …</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures were exported to %1</source>
        <translation>
            <numerusform>%n Bild wurde nach %1 exportiert</numerusform>
            <numerusform>%n Bilder wurden nach %1 exportiert</numerusform>
        </translation>
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
        <source>Save the request</source>
        <translation>Anfrage speichern</translation>
    </message>
    <message>
        <source>Requests (*.json)</source>
        <translation>Anfragen (*.json)</translation>
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
        <source>Write what shall be painted and press Paint. A style&apos;s button adds its words.</source>
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
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Ansicht verschieben</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>Im Text</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>Mittlere Taste</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>Ziehen mit der rechten Taste</translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryDock</name>
    <message>
        <source>Gallery</source>
        <translation>Galerie</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures of the library can&apos;t be read; &quot;unclip gallery check&quot; names them.</source>
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
        <source>Most like &quot;%1&quot;</source>
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
    <message>
        <source>Changed %1 of %2 pictures.</source>
        <translation>%1 von %2 Bildern geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Gathering %n pictures…</source>
        <translation>
            <numerusform>Ein Bild wird zusammengesucht …</numerusform>
            <numerusform>%n Bilder werden zusammengesucht …</numerusform>
        </translation>
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
    <message>
        <source>Empty the trash?</source>
        <translation>Papierkorb leeren?</translation>
    </message>
    <message>
        <source>All pictures in the trash are deleted for good. This can&apos;t be undone.</source>
        <translation>Alle Bilder im Papierkorb werden endgültig gelöscht. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Use the folder as it is</source>
        <translation>Ordner so verwenden</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are gone from %1. Connect their drive, or forget them.</source>
        <translation>
            <numerusform>%n Bild ist nicht mehr in %1. Schließen Sie sein Laufwerk an, oder vergessen Sie es.</numerusform>
            <numerusform>%n Bilder sind nicht mehr in %1. Schließen Sie ihr Laufwerk an, oder vergessen Sie sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>Vergessen</translation>
    </message>
    <message numerus="yes">
        <source>%n came back from the trash.</source>
        <translation>
            <numerusform>%n kam aus dem Papierkorb zurück.</numerusform>
            <numerusform>%n kamen aus dem Papierkorb zurück.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::GalleryFilters</name>
    <message>
        <source>Search the pictures</source>
        <translation>Bilder suchen</translation>
    </message>
    <message>
        <source>Words of the prompt, tags and collections. &quot;Quoted words&quot; stand together, -word must not be there.</source>
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
        <source>Can&apos;t be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>unclip::ui::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Incoming</name>
    <message>
        <source>Reading “%1”…</source>
        <translation>„%1“ wird gelesen …</translation>
    </message>
    <message>
        <source>“%1” is a folder; drop it on the gallery to copy its pictures there.</source>
        <translation>„%1“ ist ein Ordner; legen Sie ihn auf der Galerie ab, um seine Bilder dorthin zu kopieren.</translation>
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
        <source>Copy all into the gallery</source>
        <translation>Alle in die Galerie kopieren</translation>
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
        <source>Only files of this machine can be dropped here; save the picture first.</source>
        <translation>Hier lassen sich nur Dateien dieses Rechners ablegen; speichern Sie das Bild zuerst.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
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
        <source>Copy pictures into the gallery</source>
        <translation>Bilder in die Galerie kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Took the first of %n saved request(s); the panel holds one at a time.</source>
        <translation>
            <numerusform>Der gespeicherte Auftrag wurde übernommen; das Feld fasst einen auf einmal.</numerusform>
            <numerusform>Der erste von %n gespeicherten Aufträgen wurde übernommen; das Feld fasst einen auf einmal.</numerusform>
        </translation>
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
        <source>The log can&apos;t be read: %1</source>
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
        <source>Every picture is written and listed now.</source>
        <translation>Jetzt sind alle Bilder geschrieben und verzeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) that could not be written the last time are in the gallery now.</source>
        <translation>
            <numerusform>Ein Bild, das beim letzten Mal nicht geschrieben werden konnte, ist jetzt in der Galerie.</numerusform>
            <numerusform>%n Bilder, die beim letzten Mal nicht geschrieben werden konnten, sind jetzt in der Galerie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>unclip::ui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
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
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
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
    <name>unclip::ui::ModelChoice</name>
    <message>
        <source>“%1” is here. Choose it under More, beside the prompt.</source>
        <translation>„%1“ ist da. Wählen Sie es unter „Mehr“ beim Prompt.</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Modelle werden gesucht …</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ModelDownload</name>
    <message>
        <source>“%1” can&apos;t be loaded: %2. What was loaded stays; get the model again later to go on.</source>
        <translation>„%1“ kann nicht geladen werden: %2. Was geladen ist, bleibt; holen Sie das Modell später noch einmal, dann geht es weiter.</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be written: %2. Choose a disk with room for the model.</source>
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
        <source>“%1” can&apos;t be written: %2. Make room on the disk and get the model again; what was loaded stays.</source>
        <translation>„%1“ kann nicht geschrieben werden: %2. Schaffen Sie Platz und holen Sie das Modell noch einmal; was geladen ist, bleibt.</translation>
    </message>
    <message>
        <source>“%1” is longer than the server&apos;s list says; it was thrown away. Get the model again.</source>
        <translation>„%1“ ist länger, als die Liste des Servers sagt; die Datei wurde verworfen. Holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>The connection to %1 can&apos;t be trusted: %2. Check the date of this machine, then get the model again.</source>
        <translation>Der Verbindung zu %1 ist nicht zu trauen: %2. Prüfen Sie das Datum dieses Rechners und holen Sie das Modell noch einmal.</translation>
    </message>
    <message>
        <source>the server doesn&apos;t have the rest of a file</source>
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
        <source>The server&apos;s list of the files of “%1” can&apos;t be used. See %2 whether the model has moved.</source>
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
        <source>“%1” can&apos;t be written. Choose a disk with room for the model.</source>
        <translation>„%1“ kann nicht geschrieben werden. Wählen Sie ein Laufwerk mit Platz für das Modell.</translation>
    </message>
    <message>
        <source>“%1” is shorter than the server&apos;s list says; it was thrown away. Get the model again later.</source>
        <translation>„%1“ ist kürzer, als die Liste des Servers sagt; die Datei wurde verworfen. Holen Sie das Modell später noch einmal.</translation>
    </message>
    <message>
        <source>“%1” is being loaded by another window or program; get the model again when it has ended.</source>
        <translation>„%1“ wird gerade von einem anderen Fenster oder Programm geladen; holen Sie das Modell noch einmal, wenn das beendet ist.</translation>
    </message>
    <message>
        <source>%1 sends on to “%2”, which is no safe address to load a model from; nothing more was loaded.</source>
        <translation>%1 verweist auf „%2“, und das ist keine sichere Adresse, um ein Modell zu laden; es wurde nichts weiter geladen.</translation>
    </message>
    <message>
        <source>The link “%1” can&apos;t be made; choose a disk that knows links.</source>
        <translation>Die Verknüpfung „%1“ kann nicht angelegt werden; wählen Sie einen Datenträger, der Verknüpfungen kennt.</translation>
    </message>
    <message>
        <source>The proxy that this machine&apos;s settings name for %1 can&apos;t be used: %2. Mend the system&apos;s proxy settings, or https_proxy, then get the model again.</source>
        <translation>Der Proxy, den die Einstellungen dieses Rechners für %1 nennen, kann nicht benutzt werden: %2. Berichtigen Sie die Proxy-Einstellungen des Systems oder https_proxy und holen Sie das Modell dann noch einmal.</translation>
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
        <source>Choose a model&apos;s folder, or a folder of models</source>
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
    <message>
        <source>Repaints parts of pictures from words.</source>
        <translation>Übermalt Teile von Bildern nach Worten.</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Modelle werden gesucht …</translation>
    </message>
    <message>
        <source>Check and repair</source>
        <translation>Prüfen und reparieren</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>A prior, which other models are painted with: choose it under More, beside the prompt, in “Prior from”.</source>
        <translation>Ein Prior, mit dem andere Modelle malen: Wählen Sie ihn unter „Mehr“ neben dem Prompt bei „Prior aus“.</translation>
    </message>
    <message>
        <source>Paints from words along the structure of a depth picture.</source>
        <translation>Malt nach Worten entlang der Struktur eines Tiefenbildes.</translation>
    </message>
    <message>
        <source>Takes the place of a model&apos;s own prior, in one step instead of 25.</source>
        <translation>Ersetzt den eigenen Prior eines Modells, in einem Schritt statt 25.</translation>
    </message>
    <message>
        <source>Depth pictures</source>
        <translation>Tiefenbilder</translation>
    </message>
    <message>
        <source>Makes depth pictures of pictures: under More, beside the prompt, in “Follow structure”.</source>
        <translation>Macht Tiefenbilder von Bildern: unter „Mehr“ neben dem Prompt bei „Struktur folgen“.</translation>
    </message>
    <message>
        <source>Makes depth pictures of pictures, whose structure other models follow.</source>
        <translation>Macht Tiefenbilder von Bildern, deren Struktur andere Modelle folgen.</translation>
    </message>
</context>
<context>
    <name>unclip::ui::NumberField</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1: “%2” is no whole number from %3. Change it or leave it empty.</source>
        <translation>%1: „%2“ ist keine ganze Zahl von %3. Ändern Sie sie oder lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <source>%1: “%2” is no number from %3. Change it or leave it empty.</source>
        <translation>%1: „%2“ ist keine Zahl von %3. Ändern Sie sie oder lassen Sie das Feld leer.</translation>
    </message>
</context>
<context>
    <name>unclip::ui::Painting</name>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten …</translation>
    </message>
    <message>
        <source>The pictures are ready.</source>
        <translation>Die Bilder sind fertig.</translation>
    </message>
</context>
<context>
    <name>unclip::ui::PictureCommands</name>
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
    <message numerus="yes">
        <source>%n pictures are on the clipboard.</source>
        <translation>
            <numerusform>%n Bild ist in der Zwischenablage.</numerusform>
            <numerusform>%n Bilder sind in der Zwischenablage.</numerusform>
        </translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>This picture doesn&apos;t say its seed.</source>
        <translation>Dieses Bild sagt seinen Seed nicht.</translation>
    </message>
    <message>
        <source>The model looks at the picture.</source>
        <translation>Das Modell sieht sich das Bild an.</translation>
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
        <source>Other program&apos;s note</source>
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
    <message>
        <source>Prior best of</source>
        <translation>Prior: bestes von</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>Bestes von</translation>
    </message>
    <message>
        <source>Prior from</source>
        <translation>Prior aus</translation>
    </message>
    <message>
        <source>Structure of</source>
        <translation>Struktur von</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>Rauschstufe</translation>
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
        <source>The frame lies at the picture&apos;s edge. Drag it outwards first.</source>
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
    <name>unclip::ui::PriorChoice</name>
    <message>
        <source>Model&apos;s own</source>
        <translation>Wie das Modell</translation>
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
    <message>
        <source>Paint from the prompt alone again</source>
        <translation>Wieder nur nach dem Text malen</translation>
    </message>
    <message>
        <source>Paint does again: %1</source>
        <translation>Malen tut noch einmal: %1</translation>
    </message>
    <message>
        <source>Paint does again: %1, “%2”</source>
        <translation>Malen tut noch einmal: %1, „%2“</translation>
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
    <name>unclip::ui::Session</name>
    <message>
        <source>Unclip Studio is open in another window too. Pictures of both go into the gallery; the prompt and the queue of this window don&apos;t come back at the next start.</source>
        <translation>Unclip Studio ist auch in einem anderen Fenster offen. Die Bilder beider Fenster kommen in die Galerie; Text und Warteschlange dieses Fensters kommen beim nächsten Start nicht zurück.</translation>
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
        <source>Close and lose pictures?</source>
        <translation>Schließen und Bilder verlieren?</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) could not be written to “%1” yet. Closing now loses them.</source>
        <translation>
            <numerusform>%n Bild konnte noch nicht nach „%1“ geschrieben werden. Wer jetzt schließt, verliert es.</numerusform>
            <numerusform>%n Bilder konnten noch nicht nach „%1“ geschrieben werden. Wer jetzt schließt, verliert sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Anderer Ordner …</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Schließen und verlieren</translation>
    </message>
    <message>
        <source>Choose a folder for your pictures</source>
        <translation>Wählen Sie einen Ordner für Ihre Bilder</translation>
    </message>
</context>
<context>
    <name>unclip::ui::SessionFile</name>
    <message>
        <source>the prompt</source>
        <translation>der Prompt</translation>
    </message>
    <message>
        <source>the open picture</source>
        <translation>das geöffnete Bild</translation>
    </message>
    <message>
        <source>results that were neither taken nor discarded</source>
        <translation>Ergebnisse, die weder übernommen noch verworfen wurden</translation>
    </message>
    <message>
        <source>earlier prompts</source>
        <translation>frühere Prompts</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>how the settings were shown</source>
        <translation>wie die Einstellungen gezeigt wurden</translation>
    </message>
    <message>
        <source>the frame</source>
        <translation>der Rahmen</translation>
    </message>
    <message>
        <source>some of the prompt&apos;s settings</source>
        <translation>einige Einstellungen des Prompts</translation>
    </message>
    <message>
        <source>Of the last session this could not be read: %1. All else is back; the file is kept as “%2”.</source>
        <translation>Von der letzten Sitzung konnte dies nicht gelesen werden: %1. Alles andere ist wieder da; die Datei ist als „%2“ aufgehoben.</translation>
    </message>
    <message>
        <source>“%1”, which was open, isn&apos;t there any more.</source>
        <translation>„%1“ war geöffnet und ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The last session could not be read; its file is kept as “%1”.</source>
        <translation>Die letzte Sitzung konnte nicht gelesen werden; ihre Datei ist als „%1“ aufgehoben.</translation>
    </message>
    <message>
        <source>The session can&apos;t be saved; prompt and queue may be lost when the program ends. %1</source>
        <translation>Die Sitzung kann nicht gespeichert werden; Prompt und Warteschlange gehen vielleicht verloren, wenn das Programm endet. %1</translation>
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
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Open the model at the start</source>
        <translation>Modell beim Start öffnen</translation>
    </message>
    <message>
        <source>The first picture begins sooner; the program needs the model&apos;s memory from the beginning.</source>
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
        <source>Strength of the mask&apos;s colour</source>
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
        <source>Everything happens on this machine. Nothing is ever sent anywhere; only fetching a model uses the network.</source>
        <translation>Alles geschieht auf diesem Rechner. Es wird nie etwas irgendwohin gesendet; nur das Holen eines Modells benutzt das Netz.</translation>
    </message>
    <message>
        <source>Every finished picture is written here at once, and the gallery shows this folder. Pictures in the folder before stay where they are.</source>
        <translation>Jedes fertige Bild wird sofort hierher geschrieben, und die Galerie zeigt diesen Ordner. Bilder im bisherigen Ordner bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Pictures in the trash, pasted pictures and masks of old requests are deleted when nothing has needed them for %1 days.</source>
        <translation>Bilder im Papierkorb, eingefügte Bilder und Masken alter Aufträge werden gelöscht, wenn sie %1 Tage lang nicht gebraucht wurden.</translation>
    </message>
    <message>
        <source>The last %1 pictures stay in memory with the steps of their film strips. Older ones are read from their files, which hold no steps.</source>
        <translation>Die letzten %1 Bilder bleiben mit den Schritten ihrer Filmstreifen im Speicher. Ältere werden aus ihren Dateien gelesen, die keine Schritte enthalten.</translation>
    </message>
    <message>
        <source>The last %1 changes of a mask can be undone.</source>
        <translation>Die letzten %1 Änderungen einer Maske lassen sich rückgängig machen.</translation>
    </message>
    <message>
        <source>The engine is being asked; while a picture is painted, it answers after that.</source>
        <translation>Das Programm sieht nach; während ein Bild gemalt wird, erst danach.</translation>
    </message>
    <message>
        <source>Device and memory</source>
        <translation>Gerät und Speicher</translation>
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
        <source>Model&apos;s own</source>
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
        <source>Quality</source>
        <translation>Güte</translation>
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
        <source>Prior steps</source>
        <translation>Schritte des Priors</translation>
    </message>
    <message>
        <source>Steps in which the prior imagines the picture&apos;s meaning.</source>
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
    <message>
        <source>Quick paints in a few steps, Best in many and more tries; numbers that are set below count.</source>
        <translation>Schnell malt in wenigen Schritten, „Am besten“ in vielen und mit mehr Versuchen; Zahlen, die unten stehen, gelten.</translation>
    </message>
    <message>
        <source>Prior best of</source>
        <translation>Prior: bestes von</translation>
    </message>
    <message>
        <source>So often the prior imagines each picture&apos;s meaning; what CLIP finds nearest to the prompt is painted.</source>
        <translation>So oft denkt sich der Prior die Bedeutung jedes Bildes aus; gemalt wird, was CLIP dem Prompt am nächsten findet.</translation>
    </message>
    <message>
        <source>Best of</source>
        <translation>Bestes von</translation>
    </message>
    <message>
        <source>So many small pictures are painted for each; the one that CLIP finds nearest to what was asked for is painted large.</source>
        <translation>So viele kleine Bilder werden für jedes gemalt; das, welches CLIP dem Gewünschten am nächsten findet, wird groß gemalt.</translation>
    </message>
    <message>
        <source>How far variations and mixes go: 0 hardly leaves the picture, 1 keeps only what CLIP sees in it.</source>
        <translation>Wie weit Variationen und Mischungen gehen: 0 lässt fast alles, wie es ist, 1 behält nur, was CLIP im Bild sieht.</translation>
    </message>
    <message>
        <source>Keep places and colours</source>
        <translation>Orte und Farben behalten</translation>
    </message>
    <message>
        <source>Variations start from the picture&apos;s pixels under noise; the strength says under how much.</source>
        <translation>Variationen beginnen mit den Pixeln des Bildes unter Rauschen; die Stärke sagt, unter wie viel.</translation>
    </message>
    <message>
        <source>The seed is locked but empty. Type a number or unlock it.</source>
        <translation>Die Startzahl ist gesperrt, aber leer. Geben Sie eine Zahl ein oder lösen Sie die Sperre.</translation>
    </message>
    <message>
        <source>“%1” is no seed. Type a whole number from 0 to %2, or unlock it.</source>
        <translation>„%1“ ist keine Startzahl. Geben Sie eine ganze Zahl von 0 bis %2 ein oder lösen Sie die Sperre.</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Prior from</source>
        <translation>Prior aus</translation>
    </message>
    <message>
        <source>Choose a depth picture</source>
        <translation>Tiefenbild wählen</translation>
    </message>
    <message>
        <source>Follow structure</source>
        <translation>Struktur folgen</translation>
    </message>
    <message>
        <source>A depth picture, near is white, whose structure a picture from the prompt or a variation follows. Takes a model made for it, such as Kandinsky&apos;s ControlNet.</source>
        <translation>Ein Tiefenbild, Nahes ist weiß, dessen Struktur ein Bild aus dem Prompt oder eine Variation folgt. Braucht ein Modell dafür, etwa Kandinskys ControlNet.</translation>
    </message>
    <message>
        <source>Another prior in the place of the model&apos;s own, such as ECLIPSE, which predicts in one step; for Stable unCLIP a Karlo model. Priors are added like models.</source>
        <translation>Ein anderer Prior anstelle des modelleigenen, etwa ECLIPSE, der in einem Schritt vorhersagt; für Stable unCLIP ein Karlo-Modell. Priors werden wie Modelle hinzugefügt.</translation>
    </message>
    <message>
        <source>Noise level</source>
        <translation>Rauschstufe</translation>
    </message>
    <message>
        <source>How freely the picture, or what the prior makes of the prompt, is followed: 0 closely, 999 hardly at all.</source>
        <translation>Wie frei dem Bild, oder dem, was der Prior aus dem Prompt macht, gefolgt wird: 0 eng, 999 kaum noch.</translation>
    </message>
    <message>
        <source>Make a depth picture of a picture…</source>
        <translation>Tiefenbild eines Bildes machen …</translation>
    </message>
</context>
<context>
    <name>unclip::ui::ShortcutsPage</name>
    <message>
        <source>In the window</source>
        <translation>Im Fenster</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Auf der Leinwand</translation>
    </message>
    <message>
        <source>On a result or a picture of the gallery</source>
        <translation>Auf einem Ergebnis oder einem Bild der Galerie</translation>
    </message>
    <message>
        <source>In the prompt</source>
        <translation>Im Text</translation>
    </message>
    <message>
        <source>All back to the standard</source>
        <translation>Alle auf die Vorgabe zurück</translation>
    </message>
    <message>
        <source>%1, other key</source>
        <translation>%1, weitere Taste</translation>
    </message>
    <message>
        <source>%1 is used twice: for “%2” and for “%3”. Change one of them.</source>
        <translation>%1 wird zweimal verwendet: für „%2“ und für „%3“. Ändern Sie eines davon.</translation>
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
        <source>Pixel art of a cat in space</source>
        <translation>Pixelkunst: eine Katze im Weltall</translation>
    </message>
    <message>
        <source>A racing car in a desert</source>
        <translation>Ein Rennwagen in der Wüste</translation>
    </message>
    <message>
        <source>A ghost in a dark forest</source>
        <translation>Ein Gespenst im dunklen Wald</translation>
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
    <name>unclip::ui::StructureField</name>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Choose a depth picture</source>
        <translation>Tiefenbild wählen</translation>
    </message>
    <message>
        <source>Choose the picture whose structure shall be followed</source>
        <translation>Bild wählen, dessen Struktur gefolgt werden soll</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp *.tif *.tiff *.bmp *.gif)</translation>
    </message>
</context>
<context>
    <name>unclip::ui::StructureFromPicture</name>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>The depth picture is being made…</source>
        <translation>Das Tiefenbild wird gemacht …</translation>
    </message>
    <message>
        <source>Another structure was chosen meanwhile; the depth picture is %1.</source>
        <translation>Inzwischen wurde eine andere Struktur gewählt; das Tiefenbild ist %1.</translation>
    </message>
    <message>
        <source>The depth picture is there, and its structure will be followed.</source>
        <translation>Das Tiefenbild ist da, und seiner Struktur wird gefolgt.</translation>
    </message>
    <message>
        <source>The next pictures from the prompt follow what is marked; the structure stands under More.</source>
        <translation>Die nächsten Bilder aus dem Prompt folgen dem Markierten; die Struktur steht unter „Mehr“.</translation>
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
    <name>unclip::ui::WindowParts</name>
    <message>
        <source>This picture doesn&apos;t say how it was painted.</source>
        <translation>Dieses Bild sagt nicht, wie es gemalt wurde.</translation>
    </message>
    <message>
        <source>This picture doesn&apos;t say its seed, so it can&apos;t be painted again exactly.</source>
        <translation>Dieses Bild sagt seinen Seed nicht und kann darum nicht genau so noch einmal gemalt werden.</translation>
    </message>
</context>
</TS>
