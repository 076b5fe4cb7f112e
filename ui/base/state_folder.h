#pragma once

#include <QString>

namespace unclip::ui {

/// Where the window keeps what is its own: settings, session, masks, log. $UNCLIP_STATE chooses another place; made
/// when it is missing.
QString stateFolder();

/// A file or folder in it.
QString stateFile(const QString& name);

/// Where pictures go unless the settings say otherwise: "Unclip Studio" in the user's pictures.
QString defaultPicturesFolder();

}  // namespace unclip::ui
