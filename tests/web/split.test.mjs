// The list of functions that come later: what its patterns name, and what follows from them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expressionOf, idlePatterns, laterFunctions, patternsOf, readModule } from "../../web/tools/split.mjs";

const matches = (pattern, name) => expressionOf(pattern).test(name);

test("a pattern names functions of C and C++ as they are mangled, whatever their parameters", () => {
  assert.ok(matches("SDL_Quit", "SDL_Quit"));
  assert.ok(!matches("SDL_Quit", "SDL_QuitSubSystem"));
  assert.ok(matches("SDL_*Quit", "SDL_TouchQuit"));
  assert.ok(matches("viva::ui::draw_stats", "_ZN4viva2ui10draw_statsERNS0_9UiContextE"));
  assert.ok(!matches("viva::ui::draw_stat", "_ZN4viva2ui10draw_statsERNS0_9UiContextE"));
  assert.ok(matches("viva::ui::draw_*", "_ZN4viva2ui10draw_statsERNS0_9UiContextE"));
  // A member of a class in an anonymous namespace, a constant member, a function of one file only.
  assert.ok(matches("viva::app::Index", "_ZNK4viva3app12_GLOBAL__N_15Index4likeERKS1_"));
  assert.ok(matches("ImGui::NavScoreItem", "_ZN5ImGuiL12NavScoreItemEP16ImGuiNavItemData"));
  assert.ok(matches("GetResizeBorderRect", "_ZL19GetResizeBorderRectP11ImGuiWindowiff"));
  assert.ok(matches("viva::app::Updater::operator()(MakePlan)", "_ZN4viva3app7UpdaterclERKNS0_8MakePlanE"));
  assert.ok(!matches("viva::app::Updater::operator()(MakePlan)", "_ZN4viva3app7UpdaterclERKNS0_8StopPlanE"));
});

const module = readModule(`(module
 (export "run" (func $run))
 (elem (i32.const 1) $listed $_ZN4viva5chartEv)
 (func $run
  (call $shared)
  (call $_ZN4viva4drawEv)
 )
 (func $_ZN4viva4drawEv
  (call $only_drawing)
  (call $shared)
 )
 (func $only_drawing
  (drop (ref.func $deep))
 )
 (func $deep)
 (func $shared)
 (func $listed)
 (func $_ZN4viva5chartEv
  (return_call $axis)
 )
 (func $axis)
)`);

test("what only functions of the list lead to goes with them; what others call too stays", () => {
  const later = laterFunctions(module, patternsOf("# drawing\nviva::draw\n\nviva::chart # no\n".replace(" # no", "")));
  assert.deepEqual(later.sort(), ["_ZN4viva4drawEv", "_ZN4viva5chartEv", "axis", "deep", "only_drawing"]);
});

test("a pattern that no function answers to is told", () => {
  assert.deepEqual(idlePatterns(module, ["viva::draw", "viva::gone"]), ["viva::gone"]);
});
