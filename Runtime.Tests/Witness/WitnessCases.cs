namespace NetGen.Runtime.Tests.Witness;

/// <summary>
/// Networks that together hold every layer, activation, initializer, loss and optimizer of the library.
/// A new kind needs a case of its own: the hashes of the others stay.
/// </summary>
internal static class WitnessCases
{
    public static readonly IReadOnlyList<WitnessCase> All =
    [
        WitnessCase.Of<Perceptron>(13, () => new Sgd { LearningRate = 0.05f }),
        WitnessCase.Of<SoftTargets>(17, () => new Sgd { LearningRate = 0.05f, Momentum = 0.9, Dampening = 0.1 }, WitnessWeights.Classes),
        WitnessCase.Of<WeightedClasses>(
            31, () => new Sgd { LearningRate = 0.02f, Momentum = 0.8, Nesterov = true }, WitnessWeights.Classes | WitnessWeights.Rows),
        WitnessCase.Of<ManyLabels>(7, () => new Adam { LearningRate = 0.01f }, WitnessWeights.Positives | WitnessWeights.Rows),
        WitnessCase.Of<StandardizedTargets>(
            33, () => new Adam { LearningRate = 0.01f, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6, AmsGrad = true }, WitnessWeights.Rows),
        WitnessCase.Of<ActivationLayers>(11, () => new AdamW { LearningRate = 0.02f }),
        WitnessCase.Of<Distributions>(9, () => new RmsProp()),
        WitnessCase.Of<OwnFormulas>(15, () => new RmsProp { LearningRate = 0.003f, Centered = true, Alpha = 0.9, Epsilon = 1e-6 }),
        WitnessCase.Of<SmallLeNet>(41, () => new RmsProp { LearningRate = 0.003f, Momentum = 0.5 }),
        WitnessCase.Of<ResidualBlocks>(5, () => new RmsProp { LearningRate = 0.001f, Centered = true, Momentum = 0.9 }, WitnessWeights.Classes),
        WitnessCase.Of<Signals>(19, () => new Adagrad { LearningRateDecay = 0.01, InitialAccumulatorValue = 0.1, Epsilon = 1e-8 }),
        WitnessCase.Of<Words>(21, () => new Adadelta { Rho = 0.8, Epsilon = 1e-5 }, indices: 11),
        WitnessCase.Of<Decoder>(3, () => new Adam { LearningRate = 0.01f, ClipValue = 0.05f }),
        WitnessCase.Of<GatedImages>(9, () => new Sgd { LearningRate = 0.05f, WeightDecay = 0.01f, DecayBiasesAndNorms = false, ClipNorm = 0.5f }),
        WitnessCase.Of<Branches>(41, () => new Adagrad { LearningRate = 0.02f, WeightDecay = 0.001f }, prepare: FreezeAndSlow),
        WitnessCase.Of<WideTiles>(7, () => new AdamW { AmsGrad = true, WeightDecay = 0.1f }, WitnessWeights.Rows),
        WitnessCase.Of<SquaresOfPixels>(6, () => new Adam { LearningRate = 0.01f }),
        WitnessCase.Of<Sequences>(13, () => new Adam { LearningRate = 0.01f }, WitnessWeights.Rows),
    ];

    private static void FreezeAndSlow(Branches network)
    {
        network.Freeze("first");
        network.SetRateFactor("last", 0.5f);
    }
}
