console.log('sendwatch');
