namespace NetGen;

/// <summary>
/// Marks a partial class as a network: its layers are the attributes after this one, in order, and its loss is the last of them.
/// The compiler checks every shape and writes the network into the class.
/// </summary>
/// <param name="inputShape">Shape of one input row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c> for an image; each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(params int[] inputShape) : Attribute
{
    /// <summary>Shape of one input row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c> for an image; each at least 1.</summary>
    public ReadOnlySpan<int> InputShape => inputShape;
}

/// <summary>
/// Marks a partial class as a network of typed rows: as <see cref="NetworkAttribute"/>, with an input row of as many values as a row of that type becomes.
/// It predicts such rows as they are (<see cref="TypedPredictions"/>).
/// </summary>
/// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute<TRow> : Attribute;
