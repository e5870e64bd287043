// Calls of our module, which has plain exports: an input is copied in, an output is copied out.

export async function module(address) {
  const { instance } = await WebAssembly.instantiateStreaming(fetch(address));
  const { memory, allocate, release, output, ...exports } = instance.exports;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  function call(name, input) {
    const bytes = typeof input === 'string' ? encoder.encode(input) : input;
    const address = allocate(bytes.length);
    new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
    const length = exports[name](address, bytes.length);
    release(address, bytes.length);
    return new Uint8Array(memory.buffer, output(), length);
  }

  return {
    /** Returns the output as bytes of its own. */
    bytes: (name, input) => call(name, input).slice(),
    text: (name, input) => decoder.decode(call(name, input)),
    /** Returns the number of the output, which has to be the one expected. */
    number(name, input, expected) {
      const output = call(name, input);
      const number = new DataView(output.buffer, output.byteOffset).getUint32(0, true);
      if (number !== expected) throw new Error(`${name}: ${number}, expected ${expected}`);
      return number;
    },
  };
}
