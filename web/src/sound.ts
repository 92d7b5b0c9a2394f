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
  #recorder: MediaRecorder | undefined;
  #player: HTMLAudioElement | undefined;
  /** One thing after the other: the permission may be asked for while the next thing is wanted already. */
  #last: Promise<void> = Promise.resolve();

  /** `tell` hears "recording", "playing", "idle" or "refused"; "idle <name>" when a recording is kept. */
  constructor(private readonly tell: (state: string) => void) {}

  record(command: string, name: string): Promise<void> {
    this.#last = this.#last.then(() => this.#act(command, name)).catch(() => this.tell("idle"));
    return this.#last;
  }

  /** Reads it out; only with a voice that is on the device, for others send the text away. */
  speak(text: string, language: string): void {
    const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
    if (!synthesis) return;
    synthesis.cancel();
    if (text === "") return;
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
    // Some browsers know their voices only after a while.
    if (!say()) synthesis.addEventListener("voiceschanged", () => say(), { once: true });
  }

  /** The app goes away: nothing is recorded, played or said any more. */
  stop(): void {
    this.speak("", "");
    void this.record("stop", "");
  }

  async #act(command: string, name: string): Promise<void> {
    await this.#end();
    if (command === "start") await this.#start(name);
    if (command === "play") await this.#play(name);
    if (command !== "forget") return;
    const database = await open();
    await database.clear("recordings");
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
    recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
    recorder.addEventListener("stop", () => {
      for (const track of stream.getTracks()) track.stop();
      void this.#keep(name, new Blob(parts, { type: recorder.mimeType }));
    });
    recorder.start();
    this.#recorder = recorder;
    this.tell("recording");
  }

  async #keep(name: string, recording: Blob): Promise<void> {
    try {
      const database = await open();
      await database.put("recordings", recording, name);
      database.close();
      this.tell(this.#recorder ? `recording ${name}` : `idle ${name}`);
    } catch {
      // A full disk: the interview goes on, only without this recording.
    }
  }

  async #play(name: string): Promise<void> {
    const database = await open();
    const recording = await database.get("recordings", name);
    database.close();
    if (!recording) return this.tell("idle");
    const player = new Audio(URL.createObjectURL(recording));
    this.#player = player;
    player.addEventListener("ended", () => void this.#end());
    await player.play();
    this.tell("playing");
  }

  /** Ends what is recorded or played. */
  async #end(): Promise<void> {
    const recorder = this.#recorder;
    this.#recorder = undefined;
    if (recorder && recorder.state !== "inactive") {
      recorder.stop();
      this.tell("idle");
    }
    if (!this.#player) return;
    this.#player.pause();
    URL.revokeObjectURL(this.#player.src);
    this.#player = undefined;
    this.tell("idle");
  }
}
