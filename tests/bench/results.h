#pragma once

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Named numbers in the order in which they were measured.
class Results {
public:
    void add(const std::string& name, double value, const char* unit) { rows_.push_back({name, value, unit}); }
    void addTimes(const std::string& name, std::vector<double> times) {
        std::sort(times.begin(), times.end());
        add(name + ", median", times[times.size() / 2], "ms");
        add(name + ", 95 %", times[times.size() * 95 / 100], "ms");
        add(name + ", slowest", times.back(), "ms");
    }
    void print(bool asJson) const {
        nlohmann::ordered_json json;
        for (const Row& row : rows_) {
            if (asJson)
                json[row.name + " (" + row.unit + ")"] = row.value;
            else
                std::printf("%-48s %10.1f %s\n", row.name.c_str(), row.value, row.unit.c_str());
        }
        if (asJson)
            std::printf("%s\n", json.dump(2).c_str());
    }

private:
    struct Row {
        std::string name;
        double value;
        std::string unit;
    };
    std::vector<Row> rows_;
};
