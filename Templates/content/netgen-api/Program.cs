RentApi.Create(args).Run();
