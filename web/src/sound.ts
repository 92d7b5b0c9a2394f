// What an interview sounds like: the person's answers, recorded and kept in a database of their own that nothing but this
// device ever sees, and the questions, read out by a voice of the device.
import { type DBSchema, openDB } from "idb";

interface RecordingsSchema extends DBSchema {
  recordings: { key: string; value: Blob };
}

const open = () =>
  openDB<RecordingsSchema>("viva-recordings", 1, {
    upgrade: (database) => void database.createObjectStore("recordings"),
  });

export class Sound {
  /** What is being recorded; `end` ends it, and resolves once it is kept (or, not to be kept, forgotten). */
  #recording: { end(keep: boolean): Promise<void> } | undefined;
  #player: HTMLAudioElement | undefined;
  #voices: ReturnType<typeof setTimeout> | undefined;
  /** One thing after the other: the permission may be asked for while the next thing is wanted already. */
  #last: Promise<void> = Promise.resolve();

  /**
   * `tell` hears "recording", "playing", "idle" or "refused"; "idle <name>" when a recording is kept; "lost" when one
   * could not be; "voiceless" when no voice of the device can read a text out.
   */
  constructor(private readonly tell: (state: string) => void) {}

  record(command: string, name: string): Promise<void> {
    this.#last = this.#last.then(() => this.#act(command, name)).catch(() => this.tell("idle"));
    return this.#last;
  }

  /** Reads it out; only with a voice that is on the device, for others send the text away. */
  speak(text: string, language: string): void {
    const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
    clearTimeout(this.#voices);
    synthesis?.cancel();
    if (text === "") return;
    if (!synthesis) {
      this.tell("voiceless");
      return;
    }
    const say = (): boolean => {
      const local = synthesis.getVoices().filter((voice) => voice.localService);
      const voice = local.find((each) => each.lang.toLowerCase().startsWith(language.toLowerCase()));
      if (!voice) return false;
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      synthesis.speak(words);
      return true;
    };
    if (say()) return;
    // Some browsers know their voices only after a while.
    const tries = (left: number): void => {
      this.#voices = setTimeout(() => {
        if (say()) return;
        if (left > 0) tries(left - 1);
        else this.tell("voiceless");
      }, 500);
    };
    tries(3);
  }

  /** The app goes away: nothing is recorded, played or said any more. */
  stop(): void {
    this.speak("", "");
    void this.record("stop", "");
  }

  async #act(command: string, name: string): Promise<void> {
    await this.#end(command !== "forget" && command !== "drop");
    if (command === "start") await this.#start(name);
    if (command === "play") await this.#play(name);
    if (command !== "forget" && command !== "drop") return;
    const database = await open();
    await (command === "drop" ? database.delete("recordings", name) : database.clear("recordings"));
    database.close();
  }

  async #start(name: string): Promise<void> {
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.tell("refused");
      return;
    }
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    let kept = true;
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    // It may also end by itself: the microphone was taken away.
    const ended = new Promise((done) => recorder.addEventListener("stop", done)).then(async () => {
      this.#recording = undefined;
      for (const track of stream.getTracks()) track.stop();
      if (kept) await this.#keep(name, new Blob(parts, { type: recorder.mimeType }));
      else this.tell("idle");
    });
    recorder.start();
    this.#recording = {
      end: (keep) => {
        kept = keep;
        if (recorder.state !== "inactive") recorder.stop();
        return ended;
      },
    };
    this.tell("recording");
  }

  async #keep(name: string, recording: Blob): Promise<void> {
    try {
      const database = await open();
      await database.put("recordings", recording, name);
      database.close();
      this.tell(`idle ${name}`);
    } catch (error) {
      // A full disk, mostly: the interview goes on, only without this recording.
      console.warn("A recording was not kept:", error);
      this.tell("idle");
      this.tell("lost");
    }
  }

  async #play(name: string): Promise<void> {
    const database = await open();
    const recording = await database.get("recordings", name);
    database.close();
    if (!recording) return this.tell("idle");
    const player = new Audio(URL.createObjectURL(recording));
    this.#player = player;
    player.addEventListener("ended", () => void this.#end(true));
    await player.play();
    this.tell("playing");
  }

  /** Ends what is recorded or played. */
  async #end(keep: boolean): Promise<void> {
    await this.#recording?.end(keep);
    if (!this.#player) return;
    this.#player.pause();
    URL.revokeObjectURL(this.#player.src);
    this.#player = undefined;
    this.tell("idle");
  }
}
