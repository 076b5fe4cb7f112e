#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include "tests/library/model_server.h"

namespace unclip::ui::tests {

/// A server with a small model, and the folder that it is loaded into.
class SmallModelDownload : public QObject {
protected:
    /// Of the server, and of what it is to have loaded.
    static const inline QString kWeights = QStringLiteral("prior/diffusion_pytorch_model.safetensors");
    static const inline QByteArray kIndex =
        "{\"_class_name\": \"UnCLIPPipeline\", \"prior\": [\"diffusers\", \"PriorTransformer\"]}";

    /// Both anew.
    void serve() {
        server_ = std::make_unique<ModelServer>();
        folder_ = std::make_unique<QTemporaryDir>();
        QByteArray weights(100'000, 'w');
        for (qsizetype i = 0; i < weights.size(); ++i) weights[i] = static_cast<char>(i * 7 + i / 251);
        server_->files = {{QStringLiteral("model_index.json"), kIndex},
                          {QStringLiteral("prior/config.json"), "{}"},
                          {kWeights, weights}};
    }
    QString path(const QString& name) const { return folder_->filePath(QStringLiteral("small/") + name); }
    QByteArray bytesOf(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }

    std::unique_ptr<ModelServer> server_;
    std::unique_ptr<QTemporaryDir> folder_;
};

/// A certificate of this machine's that nobody vouches for, and its key. False when there is no openssl to make it
/// with.
inline bool makeSelfSigned(const QString& key, const QString& certificate) {
    return QProcess::execute(QStringLiteral("openssl"),
                             {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                              "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate}) == 0;
}

}  // namespace unclip::ui::tests
