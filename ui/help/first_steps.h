#pragma once

#include <QDialog>

namespace unclip::ui {

class Actions;

/// How to paint the first pictures, and all keys, as they are set now.
class FirstSteps : public QDialog {
    Q_OBJECT
public:
    explicit FirstSteps(const Actions& actions, QWidget* parent = nullptr);
};

}  // namespace unclip::ui
