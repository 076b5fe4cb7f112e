#include "ui/headless/models/catalogue.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "ui/headless/models/file_choice.h"
#include "ui/headless/models/model_download.h"
#include "ui/headless/models/model_folders.h"
#include "ui/headless/paths.h"

using namespace unclip;
using namespace unclip::ui;

/// Which models there are, and what of them is fetched.
class CatalogueTest : public QObject {
    Q_OBJECT
private slots:
    void aDecoderOfLatentsNeedsItsPriorBesideIt() {
        const auto kandinsky = std::filesystem::path(UNCLIP_GOLDEN) / "kandinsky-small" / "model";
        const ModelFacts decoder = modelFacts(unclip::toText(kandinsky / "decoder"));
        QVERIFY2(decoder.trouble.isEmpty(), qPrintable(decoder.trouble));
        QCOMPARE(decoder.side, 512);
        QStringList names, priors;
        for (const ModelFacts& model : knownModels({QString::fromStdString(kandinsky.string())}))
            if (!model.isShipped)
                (model.isPrior ? priors : names).append(model.name);
        QCOMPARE(names,
                 QStringList({QStringLiteral("controlnet"), QStringLiteral("decoder"), QStringLiteral("inpaint")}));
        QCOMPARE(priors, QStringList({QStringLiteral("eclipse")}));

        const QTemporaryDir alone;
        std::filesystem::copy(kandinsky / "decoder", std::filesystem::path(alone.path().toStdString()) / "decoder",
                              std::filesystem::copy_options::recursive);
        const ModelFacts lonely = modelFacts(alone.filePath(QStringLiteral("decoder")));
        QVERIFY2(lonely.trouble.contains(QLatin1String("prior")), qPrintable(lonely.trouble));
    }

    void ofEachPartTheOneSetIsChosenThatWouldBeLoaded_data() {
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QStringList>("chosen");
        const auto row = [](const char* name, const char* there, const char* chosen) {
            QTest::newRow(name) << QString::fromLatin1(there).split(u' ') << QString::fromLatin1(chosen).split(u' ');
        };
        row("safetensors before pickles", "diffusion_pytorch_model.bin diffusion_pytorch_model.safetensors",
            "diffusion_pytorch_model.safetensors");
        row("pickles alone", "diffusion_pytorch_model.bin diffusion_pytorch_model.fp16.bin",
            "diffusion_pytorch_model.bin");
        row("half precision alone", "diffusion_pytorch_model.fp16.safetensors",
            "diffusion_pytorch_model.fp16.safetensors");
        row("half precision beside pickles", "diffusion_pytorch_model.bin diffusion_pytorch_model.fp16.safetensors",
            "diffusion_pytorch_model.bin");
        row("optimizer and checkpoints", "diffusion_pytorch_model.safetensors optimizer.bin model.ckpt scheduler.bin",
            "diffusion_pytorch_model.safetensors");
        row("shards",
            "diffusion_pytorch_model-00001-of-00002.safetensors diffusion_pytorch_model-00002-of-00002.safetensors"
            " diffusion_pytorch_model.fp16-00001-of-00001.safetensors diffusion_pytorch_model.safetensors.index.json"
            " diffusion_pytorch_model.safetensors.index.fp16.json",
            "diffusion_pytorch_model-00001-of-00002.safetensors diffusion_pytorch_model-00002-of-00002.safetensors"
            " diffusion_pytorch_model.safetensors.index.json");
    }
    void ofEachPartTheOneSetIsChosenThatWouldBeLoaded() {
        QFETCH(QStringList, there);
        QFETCH(QStringList, chosen);
        const QByteArray index =
            "{\"_class_name\": \"UnCLIPPipeline\", \"prior\": [\"diffusers\", \"PriorTransformer\"]}";
        QList<RemoteFile> files{{QStringLiteral("model_index.json"), 1, {}, {}},
                                {QStringLiteral("all-in-one.safetensors"), 1, {}, {}},
                                {QStringLiteral("prior/config.json"), 1, {}, {}},
                                {QStringLiteral("safety_checker/model.safetensors"), 1, {}, {}}};
        for (const QString& name : there) files << RemoteFile{QStringLiteral("prior/") + name, 1, {}, {}};
        QStringList found, wanted{QStringLiteral("model_index.json"), QStringLiteral("prior/config.json")};
        for (const RemoteFile& file : filesToFetch(files, index, {})) found << file.path;
        for (const QString& name : chosen) wanted << QStringLiteral("prior/") + name;
        found.sort();
        wanted.sort();
        QCOMPARE(found, wanted);
    }

    void ofAPriorAloneConfigAndWeightsAreChosen() {
        const auto file = [](const char* path) { return RemoteFile{QString::fromLatin1(path), 1, {}, {}}; };
        const QList<RemoteFile> files{file(".gitattributes"),
                                      file("README.md"),
                                      file("assets/example.png"),
                                      file("config.json"),
                                      file("diffusion_pytorch_model.bin"),
                                      file("diffusion_pytorch_model.safetensors")};
        QStringList found;
        QCOMPARE(indexOf(files), QStringLiteral("config.json"));
        for (const RemoteFile& one : filesToFetch(files, R"({"_class_name": "PriorTransformer"})", {}))
            found << one.path;
        QCOMPARE(found, QStringList({QStringLiteral("README.md"), QStringLiteral("config.json"),
                                     QStringLiteral("diffusion_pytorch_model.safetensors")}));
        QVERIFY(filesToFetch(files, R"({"_class_name": "UNet2DConditionModel"})", {}).isEmpty());
    }

    void ofADepthEstimatorConfigsAndOneSetOfWeightsAreChosen() {
        QList<RemoteFile> files;
        for (const char* path : {".gitattributes", "README.md", "config.json", "model.safetensors",
                                 "preprocessor_config.json", "pytorch_model.bin"})
            files << RemoteFile{QString::fromLatin1(path), 1, {}, {}};
        const auto chosen = [&](const QByteArray& config) {
            QStringList paths;
            for (const RemoteFile& one : filesToFetch(files, config, {})) paths << one.path;
            return paths;
        };
        QCOMPARE(chosen(R"({"architectures": ["DPTForDepthEstimation"], "model_type": "dpt"})"),
                 QStringList({QStringLiteral("README.md"), QStringLiteral("config.json"),
                              QStringLiteral("model.safetensors"), QStringLiteral("preprocessor_config.json")}));
        QVERIFY(chosen(R"({"architectures": ["DPTForSemanticSegmentation"]})").isEmpty());
        QVERIFY(chosen(R"({"architectures": []})").isEmpty());
    }

    void ofEachModelThePriorsAreKnownThatItCanBePaintedWith() {
        const QTemporaryDir folder;
        const std::filesystem::path golden(UNCLIP_GOLDEN), models(folder.path().toStdString());
        for (const auto& [from, name] : {std::pair{"karlo-small/model", "karlo"},
                                         {"karlo-small/eclipse", "small"},
                                         {"kandinsky-small/model/eclipse", "other"},
                                         {"stable-unclip-small/model/pictures", "stable"}})
            std::filesystem::copy(golden / from, models / name, std::filesystem::copy_options::recursive);
        QMap<QString, QStringList> priors;
        QMap<QString, qint64> bytes;
        for (const ModelFacts& model : knownModels({folder.path()})) {
            bytes[model.name] = model.bytes;
            for (const QString& prior : model.priors) priors[model.name] << QFileInfo(prior).fileName();
        }
        // Of the Karlo model that is found beside it, it needs the prior with its text encoder alone.
        std::filesystem::create_directory(models / "apart");
        std::filesystem::rename(models / "stable", models / "apart/stable");
        const qint64 lent = bytes[QStringLiteral("stable")] - modelFacts(folder.filePath("apart/stable")).bytes;
        QVERIFY(lent > 0 && lent < bytes[QStringLiteral("karlo")] / 2);
        QCOMPARE(priors.value(QStringLiteral("karlo")), QStringList{QStringLiteral("small")});
        QCOMPARE(priors.value(QStringLiteral("stable")), QStringList{QStringLiteral("karlo")});
        QVERIFY(priors.value(QStringLiteral("small")).isEmpty());
    }

    void aDepthEstimatorIsListedAndIsNoModelToPaintWith() {
        const auto folder = std::filesystem::path(UNCLIP_GOLDEN) / "depth-small" / "published" / "model";
        const ModelFacts facts = modelFacts(unclip::toText(folder));
        QVERIFY2(facts.trouble.isEmpty(), qPrintable(facts.trouble));
        QVERIFY(facts.estimatesDepth && !facts.isPrior && facts.bytes > 0);
        const auto models = knownModels({unclip::toText(folder.parent_path())});
        QCOMPARE(std::ranges::count_if(models, &ModelFacts::estimatesDepth), 1);
    }

    void safeAddressesNeverLeadToUnsafeOnes() {
        const QUrl safe(QStringLiteral("https://a.org/x")), here(QStringLiteral("http://127.0.0.1:8000/x")),
            unsafe(QStringLiteral("http://a.org/x"));
        QVERIFY(mayLeadTo(safe, QUrl(QStringLiteral("https://b.org/y"))));
        QVERIFY(mayLeadTo(here, here) && mayLeadTo(here, safe));
        QVERIFY(!mayLeadTo(safe, here) && !mayLeadTo(safe, unsafe) && !mayLeadTo(here, unsafe));
    }

    void theCatalogueThatComesWithTheProgramIsWhole() {
        QVERIFY(catalogue().size() >= 4);
        for (const CatalogueModel& model : catalogue()) {
            QVERIFY(!model.name.isEmpty() && !model.licence.isEmpty());
            QCOMPARE(model.page.scheme(), QStringLiteral("https"));
            for (const CatalogueSource& source : model.sources) {
                QVERIFY(!source.folder.isEmpty());
                for (const QUrl& url : {source.list, source.files}) QCOMPARE(url.scheme(), QStringLiteral("https"));
                QVERIFY(source.files.path().endsWith(u'/'));
            }
            QVERIFY(model.bytes > 0 && !model.id.isEmpty());
            for (const CatalogueSource& source : model.sources)
                for (const RemoteFile& file : source.contents)
                    QVERIFY(file.bytes > 0 && file.sha256.size() == 64 && !file.path.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
