using Mnist;
using Samples;

try
{
    var options = Options.Parse(args);
    var (train, test) = MnistFiles.Load(options.DataFolder);
    switch (options.Network)
    {
        case NetworkKind.Mlp:
            Training.Run(new MnistClassifier(options.Seed), train, test, options);
            break;
        case NetworkKind.LeNet:
            Training.Run(new LeNet(options.Seed), train, test, options);
            break;
        case NetworkKind.LeNetAsPyTorch:
            Training.Run(new LeNetAsPyTorch(options.Seed), train, test, options);
            break;
        default:
            Training.Run(new ResNet(options.Seed), train, test, options);
            break;
    }

    return 0;
}
catch (OptionException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
