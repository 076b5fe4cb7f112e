#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace unclip::ui {

/// A model folder as the window lists it, read from its configs and the heads of its weight files.
struct ModelFacts {
    QString folder;
    QString name;
    bool isShipped = false;
    int side = 256;                 ///< pixels of the pictures it paints by itself
    bool paintsAlone = true;        ///< false for a Kandinsky prior, which a decoder's folder beside it uses
    bool isPrior = false;           ///< a prior's network alone, which other models are painted with
    bool estimatesDepth = false;    ///< a network that makes depth pictures, and nothing else
    QStringList priors;             ///< folders of the known priors, of others too, that it can be painted with
    bool noisesEmbeddings = false;  ///< Stable unCLIP, which knows noise levels
    bool followsStructure = false;  ///< of a depth picture, and paints nothing without one
    qint64 bytes = 0;               ///< of all weight files, a prior's beside it included
    QString trouble;                ///< why it can't be used; empty when it looks fine
};

/// The folder of the model that ships with the program; empty when it is missing.
QString shippedModel();

/// Facts about a folder in diffusers format; never throws, says in `trouble` what is wrong.
ModelFacts modelFacts(const QString& folder);

/// The shipped model, then `folders` and the model folders directly inside them, then the models in Hugging Face's
/// cache that this program opens, and priors' networks and depth estimators among all of them. Kandinsky's priors are
/// left out.
QList<ModelFacts> knownModels(const QStringList& folders);

}  // namespace unclip::ui
