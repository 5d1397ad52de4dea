import type { FastifyInstance } from 'fastify';

import { simplePdf } from '../picqer/pdf';
import { localDate } from '../time';
import { refuse } from './bodyChecks';
import { dayIn, pageNumber, type Query } from './checks';
import { fileTypes } from './mediaTypes';
import { notFound, type Violation } from './problems';

const day = 24 * 60 * 60_000;

/** The invoices of an account; the first one's id is that of bol's demo. */
const invoices = [
	{ invoiceId: '4500022543921', invoiceType: 'ALL_IN_ONE', daysAgo: 5, amount: 184.22 },
	{ invoiceId: '4500022543922', invoiceType: 'ADVERTISING_VIA_BOL', daysAgo: 12, amount: 35.5 },
	{ invoiceId: '4500022543801', invoiceType: 'ALL_IN_ONE', daysAgo: 40, amount: -12.75 },
];

type Invoice = (typeof invoices)[number];

function existing(invoiceId: string): Invoice {
	const found = invoices.find((invoice) => invoice.invoiceId === invoiceId);
	if (!found) throw notFound('Invoice', invoiceId);
	return found;
}

function issuedAt({ daysAgo }: Invoice): number {
	return Date.now() - daysAgo * day;
}

function reduced(invoice: Invoice): Record<string, unknown> {
	const issueDate = issuedAt(invoice);
	const euro = (amount: number) => ({ amount, currencyID: 'EUR' });
	return {
		invoiceId: invoice.invoiceId,
		invoiceType: invoice.invoiceType,
		issueDate,
		invoicePeriod: { startDate: issueDate - 7 * day, endDate: issueDate - day },
		invoiceMediaTypes: { availableMediaTypes: ['application/json', 'application/pdf'] },
		specificationMediaTypes: {
			availableMediaTypes: [
				'application/json',
				'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			],
		},
		legalMonetaryTotal: {
			lineExtensionAmount: euro(invoice.amount),
			payableAmount: euro(Math.round(invoice.amount * 121) / 100),
			taxExclusiveAmount: euro(invoice.amount),
			taxInclusiveAmount: euro(Math.round(invoice.amount * 121) / 100),
		},
	};
}

function listInvoices(query: Query): Record<string, unknown> {
	const violations: Violation[] = [];
	const start = dayIn(query, 'period-start-date', violations);
	const end = dayIn(query, 'period-end-date', violations);
	if ((start === undefined) !== (end === undefined)) {
		violations.push({ reason: 'period-start-date and period-end-date belong together.' });
	}
	const now = Date.now();
	const [from, until] = [start ?? localDate(now - 28 * day), end ?? localDate(now)];
	if (Date.parse(until) - Date.parse(from) > 31 * day) {
		violations.push({ name: 'period-end-date', reason: 'The period is longer than 31 days.' });
	}
	refuse(violations);
	const matching = invoices.filter((invoice) => {
		const date = localDate(issuedAt(invoice));
		return date >= from && date <= until;
	});
	return { period: `${from}/${until}`, invoiceListItems: matching.map(reduced) };
}

/** What bol charges a seller. */
export function registerInvoices(scope: FastifyInstance): void {
	interface ById {
		Params: { invoiceId: string };
		Querystring: Query;
	}

	scope.get<{ Querystring: Query }>('/invoices', ({ query }) => listInvoices(query));

	scope.get<ById>('/invoices/:invoiceId', (request, reply) => {
		const invoice = existing(request.params.invoiceId);
		if (request.headers.accept?.includes(fileTypes.pdf)) {
			return reply.type('application/pdf').send(simplePdf(`Invoice ${invoice.invoiceId}`));
		}
		return reply.send({
			ID: { value: invoice.invoiceId },
			IssueDate: { value: issuedAt(invoice) },
			LegalMonetaryTotal: { PayableAmount: { value: invoice.amount, currencyID: 'EUR' } },
		});
	});

	scope.get<ById>('/invoices/:invoiceId/specification', (request, reply) => {
		const violations: Violation[] = [];
		const page = pageNumber(request.query, violations);
		refuse(violations);
		const { invoiceId, amount } = existing(request.params.invoiceId);
		if (request.headers.accept?.includes(fileTypes.sheet)) {
			// The first bytes of every XLSX file: it is a ZIP archive, here an empty one.
			return reply.type(fileTypes.sheet).send(Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`));
		}
		const lines = [{ lineId: '1', description: `Commissie ${invoiceId}`, amount }];
		return reply.send({ invoiceLines: page === 1 ? lines : [] });
	});
}
