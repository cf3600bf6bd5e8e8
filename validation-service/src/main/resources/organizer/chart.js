import {COUNTED} from './api.js';
import {byId} from './shared/dom.js';
import uPlot from './uplot/uPlot.esm.js';

const MINUTE = 60;
const TIME = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
/** A chart of fewer minutes would make a lot of little. */
const LEAST_MINUTES = 20;
/** @type {uPlot | undefined} */
let plot;
/** @type {string | undefined} */
let drawnLook;

/** @import {SumsOfMinute} from './api.js' */

/** Draws entries, exits and refusals per minute. @param {SumsOfMinute[]} minutes */
export function draw(minutes) {
  const place = byId('chart');
  byId('chart-empty').hidden = minutes.length > 0;
  place.hidden = minutes.length === 0;
  if (minutes.length === 0) {
    return;
  }
  const data = series(minutes);
  const colours = {
    entries: colour('--entries'),
    exits: colour('--exits'),
    refused: colour('--refused'),
    quiet: colour('--quiet'),
    line: colour('--line'),
  };
  const look = JSON.stringify(colours);
  if (!plot || drawnLook !== look) {
    plot?.destroy();
    drawnLook = look;
    plot = new uPlot(options(place, colours), data, place);
  } else {
    plot.setData(data);
  }
}

/**
 * Minutes in which nothing happened are zero, not a slope between their neighbours; the last minute has its end.
 * @param {SumsOfMinute[]} minutes
 * @returns {uPlot.AlignedData}
 */
function series(minutes) {
  const byTime = new Map(minutes.map(minute => [Date.parse(minute.minute) / 1000, minute]));
  const last = Math.max(Math.floor(Date.now() / 1000 / MINUTE) * MINUTE, ...byTime.keys()) + MINUTE;
  const first = Math.min(last - LEAST_MINUTES * MINUTE, ...byTime.keys());
  /** @type {number[]} */
  const times = [];
  for (let time = first; time <= last; time += MINUTE) {
    times.push(time);
  }
  return [times, ...COUNTED.map(what => times.map(time => byTime.get(time)?.[what] ?? 0))];
}

/** @param {HTMLElement} place @param {Record<string, string>} colours @returns {uPlot.Options} */
function options(place, {entries, exits, refused, quiet, line}) {
  const axis = {stroke: quiet, grid: {stroke: line, width: 1}, ticks: {stroke: line, width: 1}, font: '12px system-ui'};
  const bars = uPlot.paths.bars?.({size: [0.9, 40], align: 1});
  const steps = uPlot.paths.stepped?.({align: 1});
  return {
    width: place.clientWidth,
    height: 220,
    legend: {show: false},
    cursor: {drag: {x: false, y: false}},
    scales: {y: {range: (_, __, most) => [0, Math.max(5, most * 1.1)]}},
    axes: [
      {...axis, values: (_, times) => times.map(time => TIME.format(time * 1000))},
      {...axis, size: 44, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]},
    ],
    series: [
      {},
      {label: 'entries', stroke: entries, fill: entries, paths: bars, points: {show: false}},
      {label: 'exits', stroke: exits, width: 2, paths: steps, points: {show: false}},
      {label: 'refused', stroke: refused, width: 2, dash: [5, 4], paths: steps, points: {show: false}},
    ],
  };
}

/** @param {string} name */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

addEventListener('resize', () => plot?.setSize({width: byId('chart').clientWidth, height: 220}));
