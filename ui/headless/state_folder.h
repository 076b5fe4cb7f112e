#pragma once

#include <QString>

namespace unclip {

/// Where the program keeps what is its own: settings, session, masks, log, the index of the pictures. $UNCLIP_STATE
/// chooses another place.
QString stateFolder();

/// A file or folder in it; the state folder is made when it is missing.
QString stateFile(const QString& name);

/// Where things lie that can be made again at any time: the user's cache, or $UNCLIP_STATE.
QString cacheFolder();

/// Where pictures go unless the settings say otherwise: "Unclip Studio" in the user's pictures. $UNCLIP_PICTURES
/// chooses another place.
QString defaultPicturesFolder();

}  // namespace unclip
