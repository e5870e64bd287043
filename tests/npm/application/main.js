import { compose, init } from "bindwright";

try {
  await init();
  const { parameters } = compose({ service: "xsuaa", mode: "managed", values: { "x509.validity": 30 } });
  document.title = JSON.stringify(parameters);
} catch (error) {
  document.title = error.message;
}
