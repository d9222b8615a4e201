// Hands what the microphone hears to the page, which keeps it (`src/browser/recording.rs`). Loaded when somebody
// begins a voice note.
'use strict';

// A fiftieth of a second: what is under way when a call cuts the recording off is not missed.
const BLOCK = 1024;

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Float32Array(BLOCK);
    this.filled = 0;
  }

  process(inputs) {
    const heard = inputs[0][0];
    if (!heard) return true;
    for (let from = 0; from < heard.length;) {
      const some = heard.subarray(from, from + BLOCK - this.filled);
      this.block.set(some, this.filled);
      this.filled += some.length;
      from += some.length;
      if (this.filled === BLOCK) {
        this.port.postMessage(this.block.slice());
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('our-say-recorder', Recorder);
