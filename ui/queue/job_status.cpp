#include "ui/queue/job_status.h"

#include <unistd.h>

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include "ui/headless/harmless_text.h"
#include "ui/jobs/job_list.h"
#include "ui/widgets/theme.h"

namespace unclip::ui {
namespace {

constexpr int kSentenceMilliseconds = 8000;

/// Bytes of this process in memory, from /proc.
qint64 residentBytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readLine().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

}  // namespace

JobStatus::JobStatus(JobList* jobs, QWidget* parent)
    : QWidget(parent),
      jobs_(jobs),
      facts_(new QLabel(this)),
      stage_(new QLabel(this)),
      bar_(new QProgressBar(this)),
      cancel_(new QToolButton(this)),
      sentenceTimer_(new QTimer(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 8, 2);
    layout->setSpacing(8);
    facts_->setObjectName(QStringLiteral("faint"));
    facts_->setTextFormat(Qt::PlainText);
    facts_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    facts_->setMinimumWidth(120);
    stage_->setTextFormat(Qt::PlainText);
    bar_->setRange(0, 1000);
    bar_->setTextVisible(false);
    bar_->setFixedSize(160, 8);
    bar_->setAccessibleName(tr("Progress"));
    cancel_->setText(tr("Cancel"));
    cancel_->setIcon(icon(QStringLiteral("cancel")));
    cancel_->setIconSize({14, 14});
    cancel_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    cancel_->setAutoRaise(true);
    cancel_->setToolTip(tr("Stops the running job; finished pictures stay (Ctrl+.)"));
    layout->addWidget(facts_, 1);
    layout->addWidget(stage_);
    layout->addWidget(bar_);
    layout->addWidget(cancel_);
    connect(cancel_, &QToolButton::clicked, this, [this] {
        if (const Job* job = jobs_->running())
            jobs_->cancel(job->id);
    });
    sentenceTimer_->setSingleShot(true);
    sentenceTimer_->setInterval(kSentenceMilliseconds);
    connect(sentenceTimer_, &QTimer::timeout, this, &JobStatus::showFacts);
    connect(jobs, &JobList::jobChanged, this, &JobStatus::showJob);
    connect(jobs, &JobList::jobEnded, this, &JobStatus::showFacts);
    showJob();
}

void JobStatus::setModel(const QString& words) {
    model_ = words;
    showFacts();
}

void JobStatus::setDevice(const QString& words) {
    device_ = words;
    showFacts();
}

void JobStatus::say(const QString& sentence) {
    facts_->setText(sentence);
    facts_->setToolTip(asTip(sentence));
    sentenceTimer_->start();
}

QString JobStatus::text() const {
    return facts_->text();
}

void JobStatus::showFacts() {
    if (sentenceTimer_->isActive())
        return;
    QStringList words{model_, device_,
                      QLocale().formattedDataSize(residentBytes(), 0, QLocale::DataSizeTraditionalFormat)};
    words.removeAll(QString());
    facts_->setText(words.join(QStringLiteral("  ·  ")));
    facts_->setToolTip(tr("Model, device, and memory that the program uses"));
}

void JobStatus::showJob() {
    const Job* job = jobs_->running();
    const bool isRunning = job != nullptr;
    for (QWidget* widget : {static_cast<QWidget*>(stage_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(cancel_)})
        widget->setVisible(isRunning);
    if (!isRunning)
        return;
    QStringList words{stageInWords(job->progress), timeLeftInWords(job->progress)};
    if (const int waiting = jobs_->waitingCount(); waiting > 0)
        words.append(tr("%n more waiting", nullptr, waiting));
    words.removeAll(QString());
    stage_->setText(words.join(QStringLiteral("  ·  ")));
    bar_->setValue(static_cast<int>(job->progress.fraction * 1000));
}

}  // namespace unclip::ui
