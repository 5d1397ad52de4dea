/**
 * Every method and path that the documentation of Lagerkoll shows, by section of
 * docs/services/lagerkoll.md, 2 and 3.2. Operations whose path is cut or only implied by error
 * codes are left out.
 */
export const ENDPOINTS: Record<string, readonly string[]> = {
	'2.1 Account': [
		'GET /account/invoices',
		'GET /account/invoices/next',
		'GET /account/email/settings',
	],
	'2.3 Categories': ['GET /categories'],
	'2.4 Cost centers': ['GET /costcenters', 'GET /costcenters/{cost_center}'],
	'2.5 Countries': ['GET /countries'],
	'2.6 Currencies': [
		'GET /currencies',
		'GET /currencies/base/{currency_code}',
		'GET /currencies/base/{base_currency_code}/currency/{currency_code}',
	],
	'2.7 Customer delivery terms': [
		'GET /customer_delivery_terms',
		'GET /customer_delivery_terms/{term_id}',
	],
	'2.8 Payment terms': ['GET /payment_terms', 'GET /payment_terms/{term_id}'],
	'2.9 Supplier delivery terms': [
		'GET /supplier_delivery_terms',
		'GET /supplier_delivery_terms/{term_id}',
	],
	'2.10 Way of deliveries': ['GET /wod', 'GET /wod/{way_of_delivery}'],
	'2.11 Customer orders': ['GET /customer_orders/external/{external_id}'],
	'2.12 Customers': ['GET /customers/tags', 'GET /customers/{customer_id}'],
	'2.13 Documents': [
		'GET /documents/{document_name}/binary',
		'GET /documents/{document_name}',
		'GET /documents',
	],
	'2.14 Feature': ['GET /feature', 'GET /feature/{id}'],
	'2.15 Images': ['GET /images/{article_id}', 'GET /images/barcode/{article_id}'],
	'2.16 Integration': ['GET /integration/bankid/{order_ref}/status'],
	'2.17 Interpreter': ['POST /interpreter/deliverynote'],
	'2.18 Invoices': ['GET /invoices/drafts'],
	'2.19 Languages': ['GET /languages'],
	'2.20 Mobile': [
		'GET /mobile/webtoken',
		'POST /mobile/reset',
		'POST /mobile/version',
		'POST /mobile/login',
	],
	'2.21 PDF': ['POST /pdf'],
	'2.22 Purchase orders': ['POST /purchase_orders/{order_id}/deliver'],
	'2.23 Prices, production orders, projects': [
		'GET /prices/lists',
		'POST /production_orders/customer_order/{customer_order_id}',
		'POST /projects/export',
	],
	'2.24 Roles': ['GET /roles', 'GET /roles/{role_id}', 'POST /roles'],
	'2.25 Reports': [
		'GET /reports/articles_stockstate',
		'GET /reports/customerorders',
		'GET /reports/alcoholic_beverage/summary',
		'GET /reports/tobacco/summary',
	],
	'2.26 Stocktake': ['GET /stocktake/state/{state}'],
	'2.27 Stores': ['GET /stores', 'GET /stores/retention'],
	'2.28 Suppliers': ['GET /suppliers', 'GET /suppliers/{id}'],
	'2.29 System': [
		'GET /system/message',
		'GET /system/ping',
		'GET /system/releasenotes',
		'GET /system/config',
	],
	'2.30 Units': ['GET /units'],
	'2.31 Urls': ['GET /url', 'GET /url/{url}', 'POST /url'],
	'2.32 VATs': ['GET /vats', 'GET /vats/codes'],
	'3.2 Webhooks': [
		'GET /webhooks/{id}',
		'POST /webhooks',
		'POST /webhooks/{guid}',
		'DELETE /webhooks/{id}',
	],
};

/** Operations that docs/services/lagerkoll.md, 2 counts. */
export const DOCUMENTED = 67;

/** Reading that only a plugin shows, or that is presumed from other resources (2.2, 2.11, 2.12, 2.22). */
export const UNCONFIRMED: readonly string[] = [
	'GET /articles',
	'GET /articles/{article_id}',
	'GET /customer_orders',
	'GET /customer_orders/{order_id}',
	'GET /customers',
	'GET /purchase_orders',
	'GET /purchase_orders/{order_id}',
];
