namespace NetGen.Runtime.Tests.Infrastructure;

/// <summary>Compares a network of one layer, which has the name "layer", with numbers of PyTorch.</summary>
internal static class LayerReference
{
    /// <summary>Gives the layer the parameters of a case.</summary>
    public static void Load<TNetwork>(TNetwork network, ReferenceCase reference)
        where TNetwork : class, INetwork<TNetwork>
    {
        foreach (var (parameter, value) in reference.Parameters)
        {
            network.Layer("layer").CopyParameterFrom(parameter, value.Values);
        }
    }

    /// <summary>Compares outputs, and the gradients of inputs and parameters.</summary>
    /// <param name="network">The network, which gets the parameters of the case.</param>
    /// <param name="reference">The case.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hasLengths">Whether rows have lengths of their own.</param>
    /// <param name="relative">The tolerance, as a part of a number.</param>
    /// <param name="absolute">The tolerance beside it.</param>
    public static void Check<TNetwork>(TNetwork network, ReferenceCase reference, string name, bool hasLengths, double relative, double absolute)
        where TNetwork : class, INetwork<TNetwork>
    {
        Load(network, reference);
        float[] x = reference.Inputs["x"].Values, expected = reference.Outputs[0].Values;
        float[] outputs = new float[expected.Length], inputGradient = new float[x.Length];
        int[] lengths = hasLengths ? reference.Inputs["lengths"].ToLabels() : [];
        NumericAssert.Close(expected, network.Predict(x, lengths), relative, absolute, $"{name}: predictions");
        network.Forward(x, lengths, outputs);
        NumericAssert.Close(expected, outputs, relative, absolute, $"{name}: outputs");
        network.Backward(reference.OutputGradients[0].Values, inputGradient);
        NumericAssert.Close(reference.InputGradients["x"].Values, inputGradient, relative, absolute, $"{name}: gradient of the inputs");
        foreach (var (parameter, value) in reference.ParameterGradients)
        {
            float[] gradient = new float[value.Values.Length];
            network.Layer("layer").CopyParameterGradientTo(parameter, gradient);
            NumericAssert.Close(value.Values, gradient, relative, absolute, $"{name}: gradient of {parameter}");
        }
    }
}
