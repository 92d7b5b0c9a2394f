// Learning towards an interview, by plan and at a constant retention of 0.9, with equal numbers of answers; seeded,
// over the parameters of the real log:   planner_bench [SEEDS] Ends with 1 if the plan gains less than five points in
// one of the courses' means.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "bench/planner/simulation.h"

using namespace viva;
using tests::Course;

int main(int count, char** arguments) {
    const int seeds = count > 1 ? std::atoi(arguments[1]) : 3;
    const Course courses[] = {
        {300, 30, 30, 10}, {600, 30, 60, 30}, {600, 45, 50, 20}, {1000, 90, 60, 20}, {400, 60, 25, 10}};
    bool enough = true;
    for (Course course : courses) {
        double constant = 0;
        double by_plan = 0;
        double answers = 0;
        double given = 0;
        const auto start = std::chrono::steady_clock::now();
        for (course.seed = 1; course.seed <= static_cast<std::uint64_t>(seeds); ++course.seed) {
            const tests::Outcome before = tests::constant_retention(course, 0.9);
            const tests::Outcome after = tests::planned(course, before.answers);
            constant += before.recall / seeds;
            by_plan += after.recall / seeds;
            answers += before.answers / seeds;
            given += after.answers / seeds;
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        std::printf(
            "%zu new cards, %d days, at most %g answers a day: retention 0.9 %.1f %% (%.0f answers), plan %.1f %% "
            "(%.0f answers): %+.1f points; %.2f s a course\n",
            course.cards, course.days, course.answers_a_day, 100 * constant, answers, 100 * by_plan, given,
            100 * (by_plan - constant), seconds / seeds);
        enough = enough && by_plan - constant >= 0.05 && given <= answers + 2;
    }
    return enough ? 0 : 1;
}
