const nock = require('nock');

// Each test file has its own nock, but all share Node's http module: a file that left its nock in
// place would answer the requests of the next one.
beforeAll(() => {
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
});
afterAll(() => {
	nock.cleanAll();
	nock.enableNetConnect();
	nock.restore();
});
