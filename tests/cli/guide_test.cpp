// The user's guide beside the program that it speaks of: what `unclip … --help` lists stands in it, and the other way
// round.

#include "engine/base/guide.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace unclip {
namespace {

namespace fs = std::filesystem;

const fs::path kGuide = UNCLIP_GUIDE;
const std::vector<std::string> kTranslations{"de", "zh_CN"};

std::string printed(const std::string& arguments) {
    FILE* pipe = popen((std::string(UNCLIP_PROGRAM) + " " + arguments + " 2>&1").c_str(), "r");
    std::string text;
    std::array<char, 4096> buffer{};
    for (std::size_t read = 0; (read = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        text.append(buffer.data(), read);
    pclose(pipe);
    return text;
}

std::string textOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Every first group of `expression` in `text`.
std::set<std::string> all(const std::string& text, const std::string& expression) {
    const std::regex regex(expression, std::regex::ECMAScript | std::regex::multiline);
    std::set<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
        found.insert((*match)[1]);
    return found;
}

std::vector<fs::path> filesOf(const fs::path& folder, const std::string& ending) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && (ending.empty() || entry.path().extension() == ending))
            files.push_back(entry.path());
    return files;
}

/// The commands of `unclip` ("gallery list") with their options, as their --help says.
std::map<std::string, std::set<std::string>> commandsOf(const std::string& parent = {}) {
    std::map<std::string, std::set<std::string>> commands;
    const std::string help = printed(parent + " --help");
    if (!parent.empty())
        commands[parent] = all(help, R"((?:^  |,)(--[a-z][a-z-]*))");
    const auto list = help.find("Subcommands:");
    if (list != std::string::npos)
        for (const std::string& name : all(help.substr(list), R"(^  ([a-z]+)\s)"))
            commands.merge(commandsOf(parent.empty() ? name : parent + " " + name));
    return commands;
}

const std::map<std::string, std::set<std::string>>& commands() {
    static const auto kCommands = commandsOf();
    return kCommands;
}

std::string wholeGuide() {
    std::string text;
    for (const auto& chapter : guideChapters()) text += textOf(chapter.file) + "\n";
    return text;
}

TEST(Guide, NamesEveryCommandAndEveryOption) {
    const std::string guide = wholeGuide();
    ASSERT_GT(commands().size(), 15U);
    for (const auto& [command, options] : commands()) {
        EXPECT_NE(guide.find("unclip " + command), std::string::npos) << "unclip " << command;
        for (const std::string& option : options)
            EXPECT_NE(guide.find("`" + option + "`"), std::string::npos) << "unclip " << command << " " << option;
    }
}

TEST(Guide, NamesNoOptionThatThereIsNot) {
    std::set<std::string> options{"--version"};
    for (const auto& [command, own] : commands()) options.insert(own.begin(), own.end());
    for (const fs::path& page : filesOf(kGuide, ".md"))
        for (const std::string& option : all(textOf(page), "`(--[a-z][a-z-]*)`"))
            EXPECT_TRUE(options.contains(option)) << page << ": " << option;
}

TEST(Guide, ShowsOnlyCommandsThatTheProgramUnderstands) {
    for (const fs::path& page : filesOf(kGuide, ".md")) {
        for (const std::string& line : all(textOf(page), "^    (unclip .*)$")) {
            std::istringstream words(line);
            std::string word, command;
            words >> word;
            while (words >> word && commands().contains(command.empty() ? word : command + " " + word))
                command += (command.empty() ? "" : " ") + word;
            ASSERT_TRUE(commands().contains(command)) << page << ": " << line;
            for (const std::string& option : all(line, " (--[a-z][a-z-]*)"))
                EXPECT_TRUE(commands().at(command).contains(option)) << page << ": " << line << ": " << option;
        }
    }
}

TEST(Guide, LinksAndPicturesExist) {
    std::set<fs::path> reached{kGuide / "README.md"};
    for (const fs::path& page : filesOf(kGuide, ".md")) {
        const std::string text = textOf(page);
        EXPECT_EQ(text.find("](#"), std::string::npos) << page << ": the window knows no places within a page";
        for (const std::string& target : all(text, R"(\]\(([^)]+)\))")) {
            if (target.starts_with("https://"))
                continue;
            const fs::path file = (page.parent_path() / target).lexically_normal();
            EXPECT_TRUE(fs::is_regular_file(file)) << page << ": " << target;
            reached.insert(file);
        }
    }
    for (const fs::path& file : filesOf(kGuide, ""))
        EXPECT_TRUE(reached.contains(file)) << file << " is not reached from any page";
}

TEST(Guide, PicturesAreSmall) {
    const auto pictures = filesOf(kGuide / "pictures", "");
    ASSERT_FALSE(pictures.empty());
    for (const fs::path& picture : pictures) EXPECT_LE(fs::file_size(picture), 100'000U) << picture;
}

TEST(Guide, EveryPictureSaysWhatItShows) {
    for (const fs::path& page : filesOf(kGuide, ".md")) EXPECT_EQ(textOf(page).find("![]("), std::string::npos) << page;
}

TEST(Guide, TranslationsShowWhatTheEnglishPagesShow) {
    for (const std::string& language : kTranslations) {
        const auto chapters = guideChapters(language);
        const auto english = guideChapters();
        ASSERT_EQ(chapters.size(), english.size()) << language;
        int translated = 0;
        for (std::size_t i = 0; i < chapters.size(); ++i) {
            EXPECT_EQ(chapters[i].name, english[i].name) << language;
            if (chapters[i].file == english[i].file)
                continue;
            ++translated;
            const std::string there = textOf(chapters[i].file), here = textOf(english[i].file);
            for (const char* part : {R"(^(#+) )", R"(pictures/([a-z-]+\.jpg))", R"(^    (unclip [a-z]+ ))"})
                EXPECT_EQ(all(there, part), all(here, part)) << chapters[i].file << ": " << part;
            const auto count = [](const std::string& text, const std::string& part) {
                const std::regex regex(part, std::regex::ECMAScript | std::regex::multiline);
                return std::distance(std::sregex_iterator(text.begin(), text.end(), regex), std::sregex_iterator());
            };
            for (const char* part : {R"(^#+ )", R"(^\| )", R"(^\d\. )", R"(\]\()"})
                EXPECT_EQ(count(there, part), count(here, part)) << chapters[i].file << ": " << part;
        }
        EXPECT_GE(translated, 3) << language;
    }
}

TEST(Guide, IsReadFromTheCommandLine) {
    const std::string list = printed("help");
    for (const auto& chapter : guideChapters()) {
        EXPECT_NE(list.find(chapter.name), std::string::npos) << chapter.name;
        EXPECT_NE(list.find(chapter.title), std::string::npos) << chapter.title;
    }
    EXPECT_EQ(printed("help privacy"), textOf(kGuide / "privacy.md"));
    EXPECT_EQ(printed("help first-picture --language de"), textOf(kGuide / "de" / "first-picture.md"));
    EXPECT_NE(printed("help nonsense").find("no chapter \"nonsense\""), std::string::npos);
}

}  // namespace
}  // namespace unclip
