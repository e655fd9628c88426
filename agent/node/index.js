'use strict';

module.exports = { ...require('./trust'), ...require('./observations') };
