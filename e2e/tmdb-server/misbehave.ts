import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Answer } from './endpoints/answers.ts';
import { bodyOfStatus, errorMaxAge } from './endpoints/tmdb-errors.ts';
import type { FaultKind, Trouble } from './faults.ts';
import { jsonPayload, type Payload, textPayload, withHeaders } from './payload.ts';
import type { RequestProgress } from './request-log.ts';

type Fault = NonNullable<Trouble['fault']>;
type StatusFault = Extract<FaultKind, { kind: 'status' }>;

/** One request, and its answer if nothing goes wrong. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly progress: RequestProgress;
  readonly isImage: boolean;
  readonly payload: () => Payload;
  readonly answer: () => Answer;
}

/** Sends a payload completely. */
export function send({ response, progress }: Exchange, { status, headers, body }: Payload): void {
  progress.answered(status);
  response.writeHead(status, headers);
  response.end(body);
  // Everything has been handed over: the client may send its next request before we hear that this one is closed.
  progress.ended();
}

/** Applies a fault to a request. */
export function misbehave(fault: Fault, exchange: Exchange): void {
  const { request } = exchange;
  switch (fault.kind) {
    case 'status':
      send(exchange, statusPayload(fault, exchange));
      return;
    case 'hang':
      return;
    case 'cut':
      if (fault.reset === true) request.socket.resetAndDestroy();
      else request.socket.destroy();
      return;
    case 'half-body':
      sendHalf(exchange, exchange.payload());
      return;
    case 'portal':
      send(exchange, textPayload(200, portalPage, 'text/html;charset=utf-8'));
      return;
    case 'huge-body':
      sendHuge(exchange, fault.megabytes ?? 24, fault.gzip === true);
      return;
    case 'invalid-json':
      send(exchange, cutInTheMiddle(exchange));
      return;
    case 'missing-identity': {
      const { status, body } = exchange.answer();
      send(
        exchange,
        jsonPayload({ status, body: withoutFirst(body, fault.field ?? 'credit_id') }, request.headers),
      );
      return;
    }
    case 'deleted-people':
    case 'old-crew': {
      const { status, body } = exchange.answer();
      const change = fault.kind === 'old-crew' ? withoutCreditIds : withLastDeleted;
      send(exchange, jsonPayload({ status, body: changeLists(body, change) }, request.headers));
    }
  }
}

function statusPayload(fault: StatusFault, { request, isImage }: Exchange): Payload {
  const { status, retryAfterSeconds } = fault;
  const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const headers = { ...retryAfter, ...fault.headers };
  if (isImage) return withHeaders(textPayload(status, `Status ${status}`), headers);
  if (typeof fault.body === 'string') {
    return withHeaders(textPayload(status, fault.body, 'text/html;charset=utf-8'), headers);
  }
  const maxAge = errorMaxAge(status);
  const answer = { status, body: fault.body ?? bodyOfStatus(status, fault.code) };
  return withHeaders(
    jsonPayload(maxAge === undefined ? answer : { ...answer, maxAge }, request.headers),
    headers,
  );
}

function sendHalf({ response, progress }: Exchange, { status, headers, body }: Payload): void {
  progress.answered(status);
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.socket?.destroy());
}

/** Endless credits: each row is right, but there are far too many. Sent piece by piece, never held as a whole. */
function sendHuge({ response, progress }: Exchange, megabytes: number, gzip: boolean): void {
  const row = JSON.stringify({
    id: 1,
    name: 'Nobody',
    credit_id: '5'.repeat(24),
    character: 'x'.repeat(900),
    order: 0,
  });
  const piece = `${row},`.repeat(64);
  const pieces = Math.ceil((megabytes * 1_048_576) / piece.length);
  function* body(): Generator<string> {
    yield '{"id":1,"crew":[],"cast":[';
    for (let index = 0; index < pieces; index += 1) yield piece;
    yield `${row}]}`;
  }
  progress.answered(200);
  const encoding = gzip ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { 'content-type': 'application/json;charset=utf-8', ...encoding });
  const streams = gzip ? [createGzip()] : [];
  // A client that has had enough disconnects: that is the purpose of this fault, not an error of ours.
  pipeline([Readable.from(body()), ...streams, response], () => undefined);
}

function cutInTheMiddle({ answer }: Exchange): Payload {
  const json = JSON.stringify(answer().body);
  return textPayload(200, json.slice(0, Math.ceil(json.length / 2)), 'application/json;charset=utf-8');
}

/** The body without its first field of this name, wherever that is. */
function withoutFirst(body: unknown, field: string): unknown {
  let isGone = false;
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (key !== field || isGone) return [[key, copy(inner)]];
        isGone = true;
        return [];
      }),
    );
  };
  return copy(body);
}

type Row = Readonly<Record<string, unknown>>;
type ChangeList = (rows: readonly Row[], name: string) => readonly Row[];

/** The body with every list of people in it changed, at any depth. */
function changeLists(value: unknown, change: ChangeList, name = ''): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((row: unknown) => changeLists(row, change));
    return ['cast', 'crew', 'guest_stars'].includes(name) ? change(rows as readonly Row[], name) : rows;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, changeLists(own, change, key)]));
}

const withLastDeleted: ChangeList = (rows) =>
  rows.map((row, index) =>
    index < rows.length - 1 ? row : without(row, 'id', 'name', 'original_name', 'credit_id'),
  );

const withoutCreditIds: ChangeList = (rows, name) =>
  name === 'crew' ? rows.map((row) => without(row, 'credit_id')) : rows;

function without(row: Row, ...fields: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)));
}

const portalPage = `<!doctype html>
<html lang="en"><head><title>Welcome to Hotel Wi-Fi</title></head>
<body><h1>Please log in to use the internet</h1><form method="post"><input name="room"><button>Connect</button></form></body></html>
`;
