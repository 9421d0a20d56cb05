// Reads {secret, headers, body} as JSON from stdin, the body in base 64, and says whether the reference library of
// Standard Webhooks takes the message.
const { Webhook } = require("standardwebhooks");
const { secret, headers, body } = JSON.parse(require("fs").readFileSync(0, "utf8"));
try {
  new Webhook(secret).verify(Buffer.from(body, "base64").toString("utf8"), headers);
  console.log("verified");
} catch (e) {
  console.log("refused: " + e.message);
}
