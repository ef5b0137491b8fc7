// Starts `newslint lsp` and shows what it says; asks why a finding is to stand, which a server cannot.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function made() {
  const settings = vscode.workspace.getConfiguration("newslint");
  const [command, ...args] = settings.get("command");
  const documents = ["plaintext", "markdown", "mdx", "html", "yaml"].flatMap((language) => [
    { scheme: "file", language },
    ...(language === "yaml" ? [] : [{ scheme: "untitled", language }]),
  ]);
  return new LanguageClient(
    "newslint",
    "newslint",
    { command, args },
    {
      documentSelector: documents,
      initializationOptions: { debounce: settings.get("debounce"), askReason: true },
    },
  );
}

async function start() {
  client = made();
  try {
    await client.start();
  } catch (error) {
    const how = "pip install 'newslint[lsp]', or set newslint.command.";
    vscode.window.showErrorMessage(`newslint could not be started (${error.message}). ${how}`);
  }
}

async function stop() {
  const ended = client;
  client = undefined;
  if (ended && ended.needsStop()) {
    await ended.stop();
  }
}

async function letStand(uri, fingerprint) {
  const reason = await vscode.window.showInputBox({
    title: "Let it stand",
    prompt: "Why is this right?",
    validateInput: (text) => (text.trim() ? undefined : "A stet needs a reason."),
  });
  if (reason && client) {
    await client.sendRequest("workspace/executeCommand", {
      command: "newslint.stet",
      arguments: [uri, fingerprint, reason],
    });
  }
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("newslint.askStet", letStand),
    vscode.commands.registerCommand("newslint.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
