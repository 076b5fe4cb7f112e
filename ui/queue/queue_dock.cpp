#include "ui/queue/queue_dock.h"

#include <QAction>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolBar>
#include <QVBoxLayout>

#include "ui/jobs/job_list.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kThumbnail = 40;
constexpr int kPadding = 6;

class JobDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int lines = index.data(JobList::kStateRole).toInt() == static_cast<int>(Job::State::failed) ? 3 : 2;
        return {120, std::max(kThumbnail, option.fontMetrics.lineSpacing() * lines + 8) + 2 * kPadding};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const auto state = static_cast<Job::State>(index.data(JobList::kStateRole).toInt());
        const QPalette& palette = option.palette;
        const bool isSelected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (isSelected)
            painter->fillRect(option.rect, palette.color(QPalette::Highlight));
        const QRect area = option.rect.adjusted(kPadding, kPadding, -kPadding, -kPadding);
        const bool isMirrored = option.direction == Qt::RightToLeft;
        QRect thumbnail(isMirrored ? area.right() - kThumbnail + 1 : area.left(), area.top(), kThumbnail, kThumbnail);
        QRect text = isMirrored ? area.adjusted(0, 0, -kThumbnail - 8, 0) : area.adjusted(kThumbnail + 8, 0, 0, 0);

        const QImage image = index.data(JobList::kThumbnailRole).value<QImage>();
        if (image.isNull()) {
            painter->setPen(QPen(themeColours().border, 1, Qt::DashLine));
            painter->drawRect(thumbnail.adjusted(0, 0, -1, -1));
        } else {
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            QRect fitted(QPoint(), image.size().scaled(thumbnail.size(), Qt::KeepAspectRatio));
            fitted.moveCenter(thumbnail.center());
            painter->drawImage(fitted, image);
        }
        const QFontMetrics& metrics = option.fontMetrics;
        painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
        const QRect first(text.left(), text.top(), text.width(), metrics.lineSpacing());
        painter->drawText(first, Qt::AlignVCenter | Qt::AlignLeading,
                          metrics.elidedText(index.data().toString(), Qt::ElideRight, first.width()));
        QColor faint = isSelected ? palette.color(QPalette::HighlightedText) : themeColours().faint;
        if (state == Job::State::failed && !isSelected)
            faint = themeColours().warning;
        painter->setPen(faint);
        const QString sentence = index.data(JobList::kSentenceRole).toString();
        const QRect rest = text.adjusted(0, metrics.lineSpacing(), 0, 0);
        if (state == Job::State::failed) {
            painter->drawText(rest, Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap, sentence);
        } else {
            painter->drawText(QRect(rest.left(), rest.top(), rest.width(), metrics.lineSpacing()),
                              Qt::AlignVCenter | Qt::AlignLeading,
                              metrics.elidedText(sentence, Qt::ElideRight, rest.width()));
        }
        if (state == Job::State::running) {
            QRect bar(text.left(), text.bottom() - 2, text.width(), 3);
            painter->fillRect(bar, themeColours().border);
            const int done = static_cast<int>(bar.width() * index.data(JobList::kFractionRole).toDouble());
            painter->fillRect(QRect(isMirrored ? bar.right() - done + 1 : bar.left(), bar.top(), done, bar.height()),
                              isSelected ? palette.color(QPalette::HighlightedText) : themeColours().accent);
        }
        painter->restore();
    }
};

}  // namespace

QueueDock::QueueDock(JobList* jobs, QWidget* parent) : QDockWidget(tr("Queue"), parent), jobs_(jobs) {
    setObjectName(QStringLiteral("queueDock"));
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(4, 2, 4, 4);
    layout->setSpacing(2);

    view_ = new QListView(content);
    view_->setModel(jobs);
    view_->setItemDelegate(new JobDelegate(view_));
    view_->setDragDropMode(QAbstractItemView::InternalMove);
    view_->setDefaultDropAction(Qt::MoveAction);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setAccessibleName(tr("Queue"));
    view_->setFrameShape(QFrame::NoFrame);
    view_->setMinimumHeight(70);
    view_->installEventFilter(this);

    auto* bar = new QToolBar(content);
    bar->setIconSize({16, 16});
    const auto add = [&](const char* iconName, const QString& text, auto slot) {
        QAction* action = bar->addAction(icon(QString::fromLatin1(iconName)), text);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    pause_ = add("pause", tr("Pause the queue"), [this] { jobs_->setPaused(!jobs_->isPaused()); });
    cancel_ = add("cancel", tr("Cancel"), [this] { jobs_->cancel(currentId()); });
    retry_ = add("retry", tr("Try again"), [this] { jobs_->retry(currentId()); });
    details_ = add("more", tr("Details…"), [this] { emit detailsWanted(currentId()); });
    remove_ = add("trash", tr("Remove from the list"), [this] { jobs_->remove(currentId()); });
    clear_ = add("clear", tr("Remove all that are over"), [this] { jobs_->removeOver(); });
    layout->addWidget(bar);
    layout->addWidget(view_);
    setWidget(content);

    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { updateActions(); });
    connect(view_, &QListView::clicked, this, [this] { emit jobChosen(currentId()); });
    connect(view_, &QListView::activated, this, [this] { emit jobChosen(currentId()); });
    connect(view_, &QWidget::customContextMenuRequested, this, &QueueDock::showMenu);
    connect(jobs, &JobList::jobChanged, this, &QueueDock::updateActions);
    connect(jobs, &JobList::jobEnded, this, [this] { view_->doItemsLayout(); });  // a failed job needs a taller line
    connect(jobs, &QAbstractItemModel::rowsInserted, this, &QueueDock::updateActions);
    connect(jobs, &QAbstractItemModel::rowsRemoved, this, &QueueDock::updateActions);
    connect(jobs, &JobList::pausedChanged, this, [this](bool paused) {
        pause_->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
        pause_->setText(paused ? tr("Go on with the queue") : tr("Pause the queue"));
        view_->viewport()->update();
    });
    updateActions();
}

JobId QueueDock::currentId() const {
    return view_->currentIndex().data(JobList::kIdRole).toULongLong();
}

void QueueDock::updateActions() {
    const Job* job = jobs_->find(currentId());
    cancel_->setEnabled(job != nullptr && !job->isOver());
    retry_->setEnabled(job != nullptr && job->isOver());
    details_->setEnabled(job != nullptr && job->state == Job::State::failed);
    remove_->setEnabled(job != nullptr && job->isOver());
    clear_->setEnabled(std::ranges::any_of(jobs_->jobs(), &Job::isOver));
}

void QueueDock::moveCurrent(int by) {
    const int row = view_->currentIndex().row();
    const JobId id = currentId();
    if (jobs_->moveJob(id, by < 0 ? row - 1 : row + 2))
        updateActions();
}

bool QueueDock::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            const Job* job = jobs_->find(currentId());
            if (job != nullptr && job->isOver())
                jobs_->remove(job->id);
            else if (job != nullptr)
                jobs_->cancel(job->id);
            return true;
        }
    }
    return QDockWidget::eventFilter(watched, event);
}

void QueueDock::showMenu(const QPoint& at) {
    if (!view_->indexAt(at).isValid())
        return;
    updateActions();
    QMenu menu(this);
    menu.addActions({cancel_, retry_, details_, remove_});
    menu.addSeparator();
    menu.addActions({pause_, clear_});
    menu.exec(view_->viewport()->mapToGlobal(at));
}

}  // namespace unclip::ui
