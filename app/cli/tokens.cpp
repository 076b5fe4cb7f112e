#include <iomanip>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/standard_output.h"
#include "engine/base/printable_text.h"
#include "engine/base/resources.h"
#include "engine/text/prompt_reader.h"

namespace unclip::cli {
namespace {

struct TokensOptions {
    std::string prompt;
    std::filesystem::path model;
    bool printsJson = false;
};

bool isRead(const Tokens& tokens, std::size_t index) {
    return index < static_cast<std::size_t>(tokens.limit);
}

void printJson(const PromptReader& reader, const PromptReading& reading) {
    using nlohmann::ordered_json;
    const Tokens& tokens = reading.tokens;
    ordered_json list = ordered_json::array(), unknown = ordered_json::array();
    for (std::size_t i = 0; i < tokens.ranges.size(); ++i) {
        const TokenRange& token = tokens.ranges[i];
        list.push_back({{"id", token.id},
                        {"token", reader.tokenizer().name(token.id)},
                        {"begin", token.begin},
                        {"end", token.end},
                        {"read", isRead(tokens, i)}});
    }
    for (const UnknownWord& word : reading.unknownWords)
        unknown.push_back({{"word", word.word}, {"begin", word.begin}, {"end", word.end}});
    const ordered_json all{
        {"count", tokens.used}, {"limit", tokens.limit},   {"cut", tokens.isCut()}, {"usedBytes", tokens.usedBytes},
        {"tokens", list},       {"unknownWords", unknown}, {"ids", tokens.ids},     {"mask", tokens.mask}};
    printDocument(all);
}

void printTable(const PromptReader& reader, const std::string& prompt, const PromptReading& reading) {
    const Tokens& tokens = reading.tokens;
    std::cout << tokens.used << " of " << tokens.limit << " tokens\n";
    for (std::size_t i = 0; i < tokens.ranges.size(); ++i) {
        if (i > 0 && isRead(tokens, i - 1) && !isRead(tokens, i))
            std::cout << "-- cut here: the model reads no further --\n";
        const TokenRange& token = tokens.ranges[i];
        // As JSON, so that control characters of a prompt don't reach the terminal.
        const nlohmann::json source = prompt.substr(token.begin, token.end - token.begin);
        std::cout << std::setw(7) << token.id << "  " << printableText(reader.tokenizer().name(token.id)) << "  "
                  << printableJson(source.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) << "\n";
    }
    if (!reading.unknownWords.empty()) {
        std::cout << "Words that the model has never seen:";
        for (const UnknownWord& word : reading.unknownWords) std::cout << " " << printableText(word.word);
        std::cout << "\n";
    }
}

}  // namespace

void addTokens(CLI::App& app) {
    auto* command =
        app.add_subcommand("tokens", "Show how a model reads a prompt: tokens, where it is cut, unknown words");
    auto options = std::make_shared<TokensOptions>();
    command->add_option("prompt", options->prompt, "The prompt")->required();
    command->add_option("--model", options->model, "Model folder in diffusers format; without it the model that ships");
    command->add_flag("--json", options->printsJson, "Print JSON: ids, mask, and the bytes of each token");
    command->callback([options] {
        const PromptReader reader = PromptReader::open(modelOrShipped(options->model));
        const PromptReading reading = reader.read(options->prompt);
        if (options->printsJson)
            printJson(reader, reading);
        else
            printTable(reader, options->prompt, reading);
    });
}

}  // namespace unclip::cli
