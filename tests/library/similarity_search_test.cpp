#include "ui/headless/library/similarity_search.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <opencv2/core.hpp>

using namespace unclip;

class SimilaritySearchTest : public QObject {
    Q_OBJECT

private slots:
    void theBestCosineComesFirst() {
        cv::Mat values(500, 37, CV_32F);
        cv::RNG(3).fill(values, cv::RNG::NORMAL, 0.0, 1.0);
        SimilaritySearch search;
        for (int i = 0; i < values.rows; ++i) {
            cv::normalize(values.row(i), values.row(i));
            search.put({QString::number(i), {values.ptr<float>(i), values.ptr<float>(i) + 37}});
        }
        for (int i = 0; i < values.rows; i += 50) {
            const auto found = search.nearest({values.ptr<float>(i), 37}, 10);
            QCOMPARE(found.size(), 10);
            QCOMPARE(found[0].id, QString::number(i));
            QVERIFY(std::abs(found[0].cosine - 1.0f) < 1e-4f);
            for (int k = 0; k < 10; ++k) {
                const double expected = values.row(i).dot(values.row(found[k].id.toInt()));
                QVERIFY(std::abs(found[k].cosine - expected) < 1e-4);
                QVERIFY(k == 0 || found[k].cosine <= found[k - 1].cosine);
            }
            int better = 0;
            for (int other = 0; other < values.rows; ++other)
                better += values.row(i).dot(values.row(other)) > found[9].cosine + 1e-4;
            QVERIFY(better <= 9);
        }
    }

    void embeddingsThatDoNotFitAreLeftOut() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        SimilaritySearch search({{QStringLiteral("a"), {1, 0}}});
        search.put({QStringLiteral("wide"), {1, 0, 0}});
        search.put({QStringLiteral("nan"), {nan, 0}});
        search.put({QStringLiteral("empty"), {}});
        QCOMPARE(search.size(), 1);
        const std::vector<float> wide{1, 0, 0}, none;
        QVERIFY(search.nearest(wide, 5).isEmpty());
        QVERIFY(search.nearest(none, 5).isEmpty());
        QVERIFY(SimilaritySearch().nearest(wide, 5).isEmpty());
        search.put({QStringLiteral("a"), {0, 1}});
        QCOMPARE(search.size(), 1);
        QCOMPARE(search.embedding(QStringLiteral("a")), (std::vector<float>{0, 1}));
    }
};

QTEST_GUILESS_MAIN(SimilaritySearchTest)
#include "similarity_search_test.moc"
