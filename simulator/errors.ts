/** One of Meta's error codes: HTTP status of a refused request, title, details (reference, 6.1). */
export type MetaError = { http: number; title: string; details: string }

const KNOWN: Readonly<Record<number, MetaError>> = {
  0: error(401, 'AuthException', 'The app user could not be authenticated.'),
  1: error(500, 'API Unknown', 'An unknown error occurred.'),
  2: error(503, 'API Service', 'The service is temporarily unavailable.'),
  3: error(500, 'API Method', 'The app may not use this method.'),
  4: error(400, 'API Too Many Calls', 'The app has reached its API call rate limit.'),
  10: error(403, 'Permission Denied', 'The permission is not granted or has been removed.'),
  33: error(400, 'Parameter value is not valid', 'The business phone number has been deleted.'),
  100: error(400, 'Invalid parameter', 'A parameter is unknown or misspelled.'),
  190: error(401, 'Access token has expired', 'The access token has expired.'),
  368: error(403, 'Temporarily blocked for policies violations', 'The account is restricted.'),
  80007: error(400, 'Rate limit issues', 'The account has reached its rate limit.'),
  130429: error(400, 'Rate limit hit', 'Cloud API message throughput has been reached.'),
  130472: error(400, "User's number is part of an experiment", 'The message was not sent.'),
  130497: error(403, 'Business account is restricted', 'This country may not be messaged.'),
  131000: error(500, 'Something went wrong', 'The message failed to send for an unknown reason.'),
  131005: error(403, 'Access denied', 'The permission is not granted or has been removed.'),
  131008: error(400, 'Required parameter is missing', 'A required parameter is missing.'),
  131009: error(400, 'Parameter value is not valid', 'A parameter has a value that is not valid.'),
  131016: error(500, 'Service unavailable', 'A service is temporarily unavailable.'),
  131021: error(400, 'Recipient cannot be sender', 'Sender and recipient are the same number.'),
  131026: error(400, 'Message undeliverable', 'Unable to deliver the message to this recipient.'),
  131031: error(403, 'Account has been locked', 'The account has been restricted or disabled.'),
  131042: error(400, 'Business eligibility payment issue', 'There is a problem with the payment.'),
  131047: error(
    400,
    'Re-engagement message',
    'More than 24 hours have passed since the recipient last replied.',
  ),
  131048: error(400, 'Spam rate limit hit', 'Too many earlier messages were blocked or flagged.'),
  131049: error(400, 'Meta chose not to deliver', 'Held back for a healthy ecosystem.'),
  131050: error(400, 'User has stopped marketing messages', 'The message was not delivered.'),
  131051: error(400, 'Unsupported message type', 'The message type is not supported.'),
  131052: error(400, 'Media download error', 'The media sent by the user cannot be downloaded.'),
  131053: error(400, 'Media upload error', 'The media used in the message cannot be uploaded.'),
  131056: error(
    400,
    '(Business Account, Consumer Account) pair rate limit hit',
    'Too many messages sent to this recipient.',
  ),
  131057: error(500, 'Account in maintenance mode', 'The throughput is being upgraded.'),
  131059: error(400, 'Invalid cursor', 'The cursor is not valid.'),
  131062: error(400, 'BSUID recipients not supported', 'This message needs a phone number.'),
  132000: error(
    400,
    'Template Param Count Mismatch',
    'The number of parameters does not match the template.',
  ),
  132001: error(
    404,
    'Template does not exist',
    'No approved template with this name and language.',
  ),
  132007: error(400, 'Template Format Character Policy Violated', 'The content breaks a policy.'),
  132012: error(400, 'Template Parameter Format Mismatch', 'A parameter has the wrong format.'),
  132015: error(400, 'Template is Paused', 'The template is paused for its quality.'),
  132016: error(400, 'Template is Disabled', 'The template is disabled for its quality.'),
  133004: error(503, 'Server Temporarily Unavailable', 'The server is temporarily unavailable.'),
  133010: error(400, 'Phone number Not Registered', 'The phone number is not registered.'),
  135000: error(400, 'Generic user error', 'A request parameter was not understood.'),
  137000: error(400, 'Identity key mismatch', 'The recipient has registered again.'),
}

/** What Meta says with a code; codes that are not in the table get plain words. */
export function metaError(code: number): MetaError {
  return KNOWN[code] ?? error(400, 'Error', 'The request could not be processed.')
}

function error(http: number, title: string, details: string): MetaError {
  return { http, title, details }
}
