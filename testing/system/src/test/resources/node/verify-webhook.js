// In: {"secret", "headers", "body"} on standard input. Out: the verified payload. A wrong signature ends with status 1.
const { Webhook } = require("standardwebhooks");

const { secret, headers, body } = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(new Webhook(secret).verify(body, headers)));
