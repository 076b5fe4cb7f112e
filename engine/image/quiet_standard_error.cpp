#include "engine/image/quiet_standard_error.h"

#include <iostream>
#include <streambuf>

namespace unclip {
namespace {

thread_local int quietDepth = 0;

/// Stands before std::cerr's own buffer from the first use to the end of the program.
class Filter : public std::streambuf {
public:
    Filter() : original_(std::cerr.rdbuf()) { std::cerr.rdbuf(this); }
    ~Filter() override {
        if (std::cerr.rdbuf() == this)
            std::cerr.rdbuf(original_);
    }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;

protected:
    int_type overflow(int_type c) override {
        if (quietDepth > 0 || traits_type::eq_int_type(c, traits_type::eof()))
            return traits_type::not_eof(c);
        return original_->sputc(traits_type::to_char_type(c));
    }
    std::streamsize xsputn(const char* text, std::streamsize count) override {
        return quietDepth > 0 ? count : original_->sputn(text, count);
    }
    int sync() override { return original_->pubsync(); }

private:
    std::streambuf* original_;
};

}  // namespace

QuietStandardError::QuietStandardError() {
    static Filter filter;
    ++quietDepth;
}

QuietStandardError::~QuietStandardError() {
    --quietDepth;
}

}  // namespace unclip
