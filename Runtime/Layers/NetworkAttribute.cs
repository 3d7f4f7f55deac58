namespace NetGen;

/// <summary>
/// Marks a partial class as a network: its layers are the attributes after this one, in order, and its loss is the last attribute.
/// The compiler checks every shape and generates the network in the class.
/// </summary>
/// <param name="inputShape">Shape of one input row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c>
/// for an image; each at least 1.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute(params int[] inputShape) : Attribute
{
    /// <summary>
    /// Shape of one input row: <c>(features)</c> for a vector, <c>(length, channels)</c> for a signal, <c>(height, width, channels)</c> for an image; each at
    /// least 1.
    /// </summary>
    public ReadOnlySpan<int> InputShape => inputShape;

    /// <summary>
    /// Whether rows have lengths of their own: the first size of a sequence <c>(steps, features)</c>, or of a row of indices, is then the most steps that a row
    /// can have, and what a row has behind its last step changes nothing. Default false. Not for vectors of features and images.
    /// </summary>
    public bool VariableLength { get; set; }
}

/// <summary>
/// Marks a partial class as a network of typed rows: like <see cref="NetworkAttribute"/>, with one input for each value that a row is encoded to.
/// It predicts such rows directly (<see cref="TypedPredictions"/>).
/// </summary>
/// <typeparam name="TRow">A type with <see cref="FeaturesAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute<TRow> : Attribute;
