#pragma once

#include <sched.h>
#include <sys/mount.h>

#include <QTemporaryDir>
#include <fstream>

#include "ui/headless/paths.h"

namespace unclip {

namespace fs = std::filesystem;

/// From now on this process has mounts of its own; to be called before there are threads.
inline void ownMounts() {
    if (::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0) [[maybe_unused]]
        const int hidden = ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
}

/// A file system of one megabyte that can be filled to its last byte. Only this process sees it.
class SmallDisk {
public:
    SmallDisk() { isThere_ = ::mount("tmpfs", folder_.path().toUtf8().constData(), "tmpfs", 0, "size=1m") == 0; }
    ~SmallDisk() {
        if (isThere_)
            ::umount2(folder_.path().toUtf8().constData(), MNT_DETACH);
    }
    bool isThere() const { return isThere_; }
    fs::path path() const { return toPath(folder_.path()); }
    void fill() {
        std::ofstream filler(path() / "filler", std::ios::binary);
        const std::string page(4096, 'x');
        while (filler.write(page.data(), 4096).flush()) {
        }
    }
    void makeRoom() { fs::remove(path() / "filler"); }
    bool setReadOnly(bool isReadOnly) {
        const unsigned long flags = isReadOnly ? MS_REMOUNT | MS_RDONLY : MS_REMOUNT;
        return ::mount("tmpfs", folder_.path().toUtf8().constData(), "tmpfs", flags, "size=1m") == 0;
    }

private:
    QTemporaryDir folder_;
    bool isThere_ = false;
};

}  // namespace unclip
