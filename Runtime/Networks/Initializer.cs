using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Draws the initial weights of a network.</summary>
/// <remarks>
/// Every value is a function of (seed, tensor, logical index) only, so neither the panel layout nor the order of the loop
/// changes it; all arithmetic is correctly rounded, so it is the same on every machine.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Initializer
{
    /// <summary>A storage with initial weights from the seed; the same on every machine. Padding is zero.</summary>
    /// <exception cref="ArgumentException">A weight's initializer is not resolved (<see cref="Init.Default"/>) or unknown.</exception>
    public static NetworkStorage CreateStorage(NetworkDescription description, long seed)
    {
        ArgumentNullException.ThrowIfNull(description);
        var storage = new NetworkStorage(description.ParameterStorage, description.StateStorage);
        var values = storage.Parameters.Span;
        ulong tensor = 0;
        foreach (var layer in description.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                Fill(values, parameter, CounterRandom.Mix((ulong)seed, tensor), $"{description.Name}, layer '{layer.Name}'");
                tensor++;
            }

            foreach (var tracked in layer.State)
            {
                Fill(storage.State.Span, tracked, key: 0, $"{description.Name}, layer '{layer.Name}'");
            }
        }

        return storage;
    }

    // Optimised at once: it runs once for each weight.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill(Span<float> values, ParameterDescription parameter, ulong key, string place)
    {
        var distribution = InitialDistribution.Of(parameter, place);
        for (int output = 0; output < parameter.Outputs; output++)
        {
            for (int input = 0; input < parameter.Inputs; input++)
            {
                ulong counter = ((ulong)output * (ulong)parameter.Inputs) + (ulong)input;
                values[parameter.IndexOf(input, output)] = distribution.Draw(key, counter);
            }
        }
    }
}
