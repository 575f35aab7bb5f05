namespace Ingest.Recognize.Managed;

/// <summary>A character read in a line.</summary>
/// <param name="Id">Number in the model's <see cref="CharacterSet"/>.</param>
/// <param name="Certainty">Natural logarithm of the weakest step's probability, as the decoder weighs it; 0 is certain.</param>
/// <param name="Start">First timestep that belongs to it: halfway from the character before.</param>
/// <param name="End">Timestep after the last that belongs to it.</param>
/// <param name="First">First timestep at which the network says it.</param>
/// <param name="Last">Timestep after the last at which it does.</param>
/// <param name="InDictionary">It ends or continues a word, number or mark the dictionaries know.</param>
internal readonly record struct DecodedCharacter(int Id, float Certainty, int Start, int End, int First, int Last, bool InDictionary);
