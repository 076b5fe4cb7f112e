#pragma once

namespace unclip {

/// How long a program that computes stays: for one job, beside what runs now, or for hours, beside who knows what.
enum class Stay { oneJob, hours };

/// How libtorch's threads (OpenMP, GNU's libgomp) wait for one another. As it comes, libgomp lets them spin, so that
/// beside a busy program every core waits for the one that has none; here they soon sleep instead, at once where such
/// a program runs already. libgomp reads its
/// environment when it is loaded, and Qt brings it before main(): so this starts the program again, once, with the
/// environment set. To be called first of all. Returns where the user set a variable OMP_* or GOMP_*, who is left
/// alone, and in the program that was started again.
void startAgainWithThreadEnvironment(char** arguments, Stay stay);

}  // namespace unclip
