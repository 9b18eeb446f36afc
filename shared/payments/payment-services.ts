/** Who pays out what others paid: their accounts are no client's. By what they call themselves. */
const services =
  /\b(?:mollie|adyen|stripe|paypal|buckaroo|pay\.nl|multisafepay|worldline|ingenico|klarna|riverty|afterpay|billink|tikkie|sisow|sumup|zettle|ccv|icepay|shopify|online betaalplatform|targetmedia)\b/i

/** @param name as the bank gives it */
export const isPaymentService = (name: string): boolean => services.test(name)
