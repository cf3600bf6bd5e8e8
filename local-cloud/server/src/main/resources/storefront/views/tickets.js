import {getDownload} from '../api.js';
import {h, problemBox, runBusy} from '../dom.js';

/** The tickets of an order, each with its PDF. */
export function ticketList(tickets) {
  const sorted = [...tickets].sort((a, b) => a.number - b.number);
  return h('ul.tickets', {}, sorted.map(ticket => h('li.ticket', {}, stub(ticket))));
}

function stub(ticket) {
  const problems = h('div', {});
  const button = h('button.secondary', {
    type: 'button',
    'aria-label': `Download the PDF of ticket ${ticket.number} of ${ticket.of}`,
  }, 'Download PDF');
  button.addEventListener('click', () => runBusy(button, 'One moment …', async () => {
    problems.replaceChildren();
    await getDownload(ticket.ticketId)
      .then(({downloadUrl}) => open(downloadUrl))
      .catch(problem => problems.replaceChildren(problemBox(problem)));
  }));
  return [
    h('div', {},
      h('p.ticket-number', {}, `Ticket ${ticket.number} of ${ticket.of}`),
      h('p.quiet', {}, ticket.attendeeName, ticket.status !== 'valid' && ` · ${ticket.status}`)),
    button,
    problems,
  ];
}

/** The link is good for 15 minutes, so it is fetched at the click and never kept. */
function open(downloadUrl) {
  h('a', {href: downloadUrl, download: true, rel: 'noopener'}).click();
}
